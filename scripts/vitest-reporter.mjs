/** Vitest's side of `npm test`: writes, in the file that the environment names, what `readVitest` reads (scripts/test-reports.mjs). */
import fs from 'node:fs'
import process from 'node:process'
import { oneLine } from './test-reports.mjs'

const ownTests = (module) =>
  [...module.children.allTests()].map((test) => ({
    title: `${module.relativeModuleId} > ${test.fullName}`,
    file: module.moduleId,
    state: test.result().state,
    why: oneLine(test.result().errors?.[0]?.message),
  }))

/** It could not be read, or what its tests need could not be prepared: none of them says it. */
const isBroken = (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0
const wholeFile = (module) => {
  const [error] = [module, ...module.children.allSuites()].flatMap((one) => one.errors())
  return {
    title: `${module.relativeModuleId} : ${error?.message}`,
    file: module.moduleId,
    state: 'failed',
  }
}

/** An error of nobody, and where it comes from. */
const sentenceOf = ({ name, message, stack }) => `${name} : ${message} ${/\n(.*)/.exec(stack ?? '')?.[1]?.trim() ?? ''}`

/** While a file ran: that file is to blame. */
const fileOf = ({ VITEST_TEST_PATH }) => VITEST_TEST_PATH
const asTest = (error) => ({ title: `${fileOf(error)} : ${sentenceOf(error)}`, file: fileOf(error), state: 'failed' })

export default class TestReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = [
      ...modules.flatMap((module) => [...ownTests(module), ...(isBroken(module) ? [wholeFile(module)] : [])]),
      ...unhandledErrors.filter(fileOf).map(asTest),
    ]
    const errors = unhandledErrors.filter((error) => !fileOf(error)).map(sentenceOf)
    fs.writeFileSync(process.env.TRAME_TEST_REPORT, JSON.stringify({ tests, errors }))
  }
}
