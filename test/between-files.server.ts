/** Around each file of the server's tests: nothing of one is left in the process, nor counted against the next one, whatever their order. */
import { afterAll } from 'vitest'
import { closeWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { forgetAttempts } from './database.server.ts'

/** A demonstration played opened the country's figures. */
afterAll(closeWarehouse)
/** All come from the same address: wrong links of one file shut the door on the next. */
afterAll(forgetAttempts)
