/** Before each file of the server's tests: what opened the country's figures (a demonstration played) leaves them closed to the next file of its worker. */
import { afterAll } from 'vitest'
import { closeWarehouse } from '#app/domains/observatory/warehouse.server.ts'

afterAll(closeWarehouse)
