/** Vitest's side of `npm test`: writes, in the file that the environment names, what `readVitest` reads (scripts/test-reports.mjs). */
import fs from 'node:fs'
import process from 'node:process'

export default class TestReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({
        title: `${module.relativeModuleId} > ${test.fullName}`,
        file: module.moduleId,
        state: test.result().state,
      })),
    )
    // A file that could not be read, a preparation that failed, an error of nobody: no test says it.
    const isBroken = (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0
    const errors = unhandledErrors.length + modules.filter(isBroken).length
    fs.writeFileSync(process.env.TRAME_TEST_REPORT, JSON.stringify({ tests, errors }))
  }
}
