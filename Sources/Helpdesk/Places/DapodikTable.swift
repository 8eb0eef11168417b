import Workflow

/// Which kab/kota Dapodik's codes mean: `dapodik_code,code,name`, a table that an administrator brings, since Dapodik
/// changes its codes when regions are split.
package struct DapodikTable: Sendable {
    private let kabkota: [DapodikCode: RegionCode]

    /// - Throws: `CSVFault`, and `Rejection` for the first line that is wrong.
    package init(_ file: [UInt8]) throws {
        let table = try CSVTable(file, required: ["dapodik_code", "code"], optional: ["name"])
        kabkota = try table.rows.reduce(into: [:]) { kabkota, row in
            let row = ImportRow(table: table, row: row)
            let code = try row.required("dapodik_code", or: .dapodikCodeMalformed) { DapodikCode($0) }
            let region = try row.required("code", or: .regionCodeMalformed) { RegionCode($0) }
            if !region.isProvince { kabkota[code] = region }
        }
    }

    /// A kab/kota, `overseas` where there is none, and `unknown` where the table does not say.
    func place(of code: DapodikCode) -> Place {
        if code.isAbroad { return Place(.overseas) }
        let region = code.kabkota.flatMap { kabkota[$0] }
        return region.map { Place(kabkota: $0.text, in: $0.province) } ?? Place(.unknown)
    }
}
