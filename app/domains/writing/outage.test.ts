import { expect, test } from 'vitest'
import { publicFailure } from '#app/kernel/database-failure.ts'
import { isOutage } from './outage.ts'

test.each(['53100', '57P01', '40001', 'ECONNREFUSED'])(
  'what failed with the code %s is kept and written later, as such and as people are told',
  (code) => {
    const error = Object.assign(new Error('said by PostgreSQL'), { code })
    expect([isOutage(error), isOutage(publicFailure(error))]).toEqual([true, true])
  },
)
test.each(['23505', '22021'])('what failed with the code %s would fail again', (code) => {
  const error = Object.assign(new Error('said by PostgreSQL'), { code })
  expect([isOutage(error), isOutage(publicFailure(error))]).toEqual([false, false])
})
