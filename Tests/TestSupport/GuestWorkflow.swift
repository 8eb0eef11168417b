/// A service that anybody may ask, in small: what it says of a guest's place and name is what the tests are about.
package enum GuestWorkflow {
    package static let text = """
        workflow: bantuan-tamu
        title: Bantuan untuk Siapa Saja
        calendar: setiap-saat

        tiers:
          dinas: { title: Dinas Pendidikan, members: operator-dinas, inbox: kabkota }
          pusat: { title: Pusat Bantuan,    members: tim-helpdesk,   inbox: national }

        forms:
          laporan:
            title: Laporan
            fields:
              email: { title: Email Anda, type: personal-email, prefill: account.email }
              nama: { title: Nama, type: text, required: false, personal: true, prefill: account.name }
              tipe: { title: Tipe pengguna, type: choice, options: { sekolah: Sekolah, lain: Lainnya } }
              npsn: { title: NPSN, type: unit, required: false, shown: { tipe: sekolah } }
              provinsi: { title: Provinsi, type: provinsi, required: false }
              kabkota: { title: Kabupaten/Kota, type: kabkota, fits: provinsi, required: false }
            evidence:
              bukti: { title: Bukti, required: false }

        categories:
          masuk: Tidak bisa masuk
          lainnya: Lainnya

        intake:
          - { by: [guest, operator-sekolah], form: laporan, into: dinas }

        actions:
          jawab:      { does: answer, by: holder }
          minta-data: { does: ask, by: holder }
          catat:      { does: note, by: holder }
          teruskan:   { does: forward, by: dinas, to: pusat }
          balas:      { does: reply, by: requester }
          tutup:      { does: close, by: requester }
          nilai:      { does: rate, by: requester }

        clocks:
          tutup-otomatis:
            while: open
            restarts: [message, forward]
            after: 7 days
            then: { close: idle }
        """
}
