import { expect, test } from 'vitest'
import { isFormulaError } from './formula-error.ts'

test.each(['#REF!', '#N/A', '#DIV/0!', '#NOM?', 'Err:502', '########'])('« %s » is a formula that failed', (text) => {
  expect([isFormulaError(text), isFormulaError(`${text} ?`)]).toEqual([true, false])
})
