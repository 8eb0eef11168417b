import Workflow

/// libFuzzer's entry: whatever the bytes are, the loader and the checker answer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkflow(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let loaded = WorkflowLoader(calendars: ["setiap-saat": .always]).load(bytes, file: "x.yaml")
    precondition((loaded.definition == nil) == loaded.diagnostics.holdErrors)
    precondition((loaded.bound == nil) == (loaded.definition == nil))
    for form in loaded.definition?.forms ?? [] { _ = form.schema(in: .english) }
    return 0
}
