import ArgumentParser
import Workflow

extension Language: ExpressibleByArgument {}
