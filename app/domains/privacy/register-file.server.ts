/** The register of processing, to hand to a data protection officer: that it was taken is journaled. Rules: docs/rules/privacy.md §6. */
import { randomUUID } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { registerWords as t } from './printed.fr.ts'
import { buildRegister, type RegisterLine } from './register.ts'

/** @throws DomainError not-found for who does not administer the instance */
async function take(context: Context, months: number, format: 'pdf' | 'ods'): Promise<readonly RegisterLine[]> {
  requireAdministrator(context)
  const { db, at, actor } = context
  await db
    .transaction()
    .execute((tx) =>
      recordAct(
        { tx, at, actor, newId: randomUUID },
        'register.taken',
        { ctgId: null, id: actor.personId },
        { format },
      ),
    )
  return buildRegister(months)
}

const factsOf = (line: RegisterLine): readonly (readonly [string, string])[] => [
  [t.purpose, line.purpose],
  [t.basis, `${line.basis} ${t.basisNote}`],
  [t.people, line.people],
  [t.data, line.data],
  [t.recipients, line.recipients],
]

const delayWords = ({ delays, until }: RegisterLine): readonly string[] => [
  ...delays.map(({ what, after }) => `${what} : ${after}`),
  until,
]

/** Pure: the document from its lines. */
export const registerDossier = (lines: readonly RegisterLine[], madeOn: string, isDemo: boolean): Dossier => ({
  ...{ title: t.title, subtitle: t.subtitle, front: [], parties: [], madeOn, isDemo, isSheet: true },
  sections: lines.map((line) => ({
    key: line.key,
    title: line.title,
    blocks: [
      {
        kind: 'table',
        caption: line.title,
        columns: [
          { header: t.processing, share: 1 },
          { header: line.title, share: 3 },
        ],
        rows: factsOf(line),
      },
      { kind: 'heading', text: t.delays },
      { kind: 'list', items: delayWords(line) },
    ],
  })),
})

export async function getRegisterFile(context: Context, months: number, isDemo: boolean) {
  const lines = await take(context, months, 'pdf')
  const day = parisDay(context.at)
  return {
    dossier: registerDossier(lines, day, isDemo),
    format: 'pdf' as const,
    name: `registre-des-traitements-${day}.pdf`,
  }
}

export async function getRegisterTable(context: Context, months: number) {
  const lines = await take(context, months, 'ods')
  const heads = [t.processing, t.purpose, t.basis, t.people, t.data, t.recipients, t.delays]
  const table = {
    name: t.title,
    columns: heads.map((header) => ({ header, kind: 'text' as const, widthChars: 36 })),
    rows: lines.map((line) => [line.title, ...factsOf(line).map(([, words]) => words), delayWords(line).join('\n')]),
  }
  return { table, name: `registre-des-traitements-${parisDay(context.at)}.ods` }
}
