import GRDB

extension Configuration {
    /// What every connection of ours has in common. `synchronous` is missing here on purpose: GRDB overrules it later,
    /// see `SQLiteDatabase.forceFlush`.
    static func tangga(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "tangga"
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 3
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { database in
            try database.execute(sql: database.configuration.readonly ? readerSettings : writerSettings)
        }
        return configuration
    }

    /// A mapped file turns I/O errors into signals, so `mmap_size` is 0. The page size counts only before the first
    /// table. Cache sizes are in KiB when negative.
    private static let writerSettings = """
        PRAGMA page_size = 4096;
        PRAGMA mmap_size = 0;
        PRAGMA temp_store = MEMORY;
        PRAGMA trusted_schema = OFF;
        PRAGMA cache_size = -65536;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA journal_size_limit = 67108864;
        """
    private static let readerSettings = """
        PRAGMA mmap_size = 0;
        PRAGMA temp_store = MEMORY;
        PRAGMA trusted_schema = OFF;
        PRAGMA cache_size = -16384;
        """
}
