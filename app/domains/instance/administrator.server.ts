/** Who reads the pages of the instance: for anybody else there is no such page. */
import { DomainError } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'

/** @throws DomainError not-found */
export function requireAdministrator({ actor }: Pick<Context, 'actor'>): void {
  if (!actor.isPlatformAdministrator) throw new DomainError('not-found', 'instance.not-administrator')
}
