import Foundation
import TestSupport
import Testing

/// On a disk of a few megabytes, of its own: a mount that only the script sees, which needs no rights.
@Suite struct `A disk` {
    /// `$DATA` is practice data on the small disk, `$FILLER` a file beside it; `serve` starts a server on the data and sets
    /// `$url`, `open_ticket` prints the status of a try, `fill` leaves no room.
    private func shell(_ script: String) async throws -> Tangga.Outcome {
        let folder = try TemporaryFolder()
        let data = try await DataCopy.practice()
        let file = folder.url.appending(path: "script")
        try Data((Self.prelude + script).utf8).write(to: file)
        let disk = folder.url.appending(path: "disk").path
        // A language that every shell knows: what it says of others would look like ours.
        return try await Tangga.shell(
            "exec unshare --user --map-root-user --mount bash -eu '\(file.path)' '\(disk)' '\(data.folder.path)'",
            language: "C.UTF-8")
    }

    private static let prelude = #"""
        DISK=$1 DATA=$1/data FILLER=$1/filler
        mkdir "$DISK"
        mount -t tmpfs -o size=8m tangga "$DISK"
        cp -r "$2" "$DATA"
        fill() { cat /dev/zero >"$FILLER" 2>/dev/null || true; }
        serve() {
            "$TANGGA" serve --practice --data "$DATA" --listen 127.0.0.1:0 >"$DISK/../log" 2>&1 &
            server=$!
            until url=$(grep -o -m 1 'http://[0-9.]*:[0-9]*' "$DISK/../log"); do kill -0 $server; sleep 0.1; done
        }
        sign_in() {
            token=$(curl -s --json '{"username":"sekolah1","password":"latihan"}' "$url/api/v1/sessions" |
                sed 's/.*"token":"\([^"]*\)".*/\1/')
        }
        open_ticket() {
            curl -s -o "$DISK/../answer" -w '%{http_code}' -H "Authorization: Bearer $token" --json @- \
                "$url/api/v1/tickets" <<JSON
        {"workflow":"dapodik-paud-dikmas","form":"pertanyaan","subject":"Disk","message":"$(printf 'a%.0s' {1..9000})"}
        JSON
        }

        """#

    @Test func `that fills up while we serve loses nothing, and is mended by making room`() async throws {
        let outcome = try await shell(
            #"""
            serve
            sign_in
            echo "with room: $(open_ticket)"
            fill
            for try in $(seq 50); do status=$(open_ticket); [ "$status" = 201 ] || break; done
            echo "without: $status $(grep -o '"type":"[^"]*"' "$DISK/../answer")"
            echo "reading: $(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $token" "$url/api/v1/tickets")"
            rm "$FILLER"
            echo "with room again: $(open_ticket)"
            kill $server
            wait $server
            echo "ended: $?"
            "$TANGGA" verify --data "$DATA" >/dev/null
            echo "verified: $?"
            """#)
        #expect(
            outcome.output == """
                with room: 201
                without: 503 "type":"/problems/not-stored"
                reading: 200
                with room again: 201
                ended: 0
                verified: 0

                """, "\(outcome.errors)")
    }

    @Test(arguments: ["serve --practice --data \"$DATA\"", "serve --data \"$DISK/new\""])
    func `that is full when we start is one clear line, exit 1, and nothing else`(command: String) async throws {
        let outcome = try await shell(
            #"""
            fill
            env LC_ALL=en_GB.UTF-8 "$TANGGA" \#(command) --listen 127.0.0.1:0 || echo "exit $?"
            rm "$FILLER"
            "$TANGGA" verify --data "$DATA" >/dev/null
            """#)
        #expect(outcome.status == 0)
        #expect(outcome.output == "exit 1\n")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("the disk is full"), "\(outcome.errors)")
    }

    @Test(arguments: ["serve --practice --data \"$DATA\"", "serve --data \"$DISK/new\""])
    func `that may only be read is one clear line, exit 1, and nothing else`(command: String) async throws {
        let outcome = try await shell(
            #"""
            mount -o remount,ro "$DISK"
            env LC_ALL=en_GB.UTF-8 "$TANGGA" \#(command) --listen 127.0.0.1:0 || echo "exit $?"
            "$TANGGA" verify --data "$DATA" >/dev/null
            """#)
        #expect(outcome.status == 0)
        #expect(outcome.output == "exit 1\n")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
}
