/** What the pages of acts read: the table of signatories, reminders to send, acts to file. Every function starts from the actor. */
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { versionToSign } from '../convention.ts'
import { loadConvention } from '../load-convention.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { listContacts, listLastReminders } from './reminders.server.ts'
import { awaitedActs, daysLate } from './signatory-row.ts'

/** Every signatory with its act and its signature, in the order of the parties. */
export async function getSignatoryTable({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const { signatories, versions, signedOn, isArchived } = await loadConvention(db, ctgId)
  return { signatories, versions, signedOn, isArchived }
}

/** Whose act is awaited, where to write to each, when it was last reminded. @throws DomainError forbidden */
export async function getRemindersPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireRight(actor, conventionPermissions.write, { ctgId }, 'convention.remind-signatories')
  const today = todayIn(context, ctgId)
  const convention = await loadConvention(db, ctgId)
  const contacts = await listContacts(db, ctgId, today)
  const reminders = await listLastReminders(db, ctgId)
  return {
    ctgId,
    toSign: versionToSign(convention.versions) ?? null,
    awaited: awaitedActs(convention, today).map(({ partyId, name, kind, act, ...row }) => ({
      partyId,
      name,
      kind,
      expectedOn: act?.expectedOn ?? null,
      daysLate: daysLate({ partyId, name, kind, act, ...row }, today),
      contact: contacts.find((one) => one.partyId === partyId) ?? null,
      remindedAt: reminders.find((one) => one.partyId === partyId)?.askedAt ?? null,
    })),
  }
}
export type RemindersPageData = Awaited<ReturnType<typeof getRemindersPage>>

/** The signatories among whom each file is proposed. @throws DomainError forbidden */
export async function getFileActsPage(context: Context, ctgId: string) {
  requireRight(context.actor, conventionPermissions.write, { ctgId }, 'journey.file-acts')
  const { signatories, versions } = await loadConvention(context.db, ctgId)
  return {
    ctgId,
    today: todayIn(context, ctgId),
    toSign: versionToSign(versions) ?? null,
    signatories: signatories.map(({ partyId, name, shortName, act }) => ({
      partyId,
      name,
      shortName,
      number: act?.number ?? '',
      adoptedOn: act?.adoptedOn ?? null,
      expectedOn: act?.expectedOn ?? null,
    })),
  }
}
export type FileActsPageData = Awaited<ReturnType<typeof getFileActsPage>>
