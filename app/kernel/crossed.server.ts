/**
 * Retries a transaction that PostgreSQL refused because of a concurrent one. It was rolled back whole; run again, it reads what the
 * other wrote, and its own rule decides. Why: docs/decisions/0094.
 */
import { systemErrorCode } from './start-error.ts'

/** A key taken or a row gone meanwhile (23503, 23505, 23P01), two that waited for one another (40P01), an order that cannot be (40001). */
const crossedCodes: readonly string[] = ['23503', '23505', '23P01', '40001', '40P01']

/** Retries: enough for three people acting at the same instant. */
const mostAgain = 2

const isCrossed = (error: unknown): boolean => crossedCodes.includes(systemErrorCode(error) ?? '')

/** @param act one transaction, and nothing outside it. @throws what it throws the last time: a fault, if it is PostgreSQL’s */
export async function againWhenCrossed<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let again = 0; again < mostAgain; again++)
    try {
      return await act()
    } catch (error) {
      if (!isCrossed(error)) throw error
    }
  return act()
}
