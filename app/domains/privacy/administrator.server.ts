/** Who may read what concerns the whole instance. */
import { DomainError } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'

/** @throws DomainError not-found for who does not administer the instance */
export function requireAdministrator({ actor }: Pick<Context, 'actor'>): void {
  if (!actor.isPlatformAdministrator) throw new DomainError('not-found', 'privacy.not-an-administrator')
}
