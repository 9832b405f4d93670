/** Two tools of the town linked to the renewal. Invented, as the demonstration says; nobody holds their tokens. */
import { createToken } from '#app/domains/api/commands/create-token.server.ts'
import { makeApiToken } from '#app/domains/api/tokens.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const on = '2026-11-17'

const tools = [
  { name: 'Entrepôt de données de la ville', scopes: ['read-figures'] },
  { name: 'Agenda des élus', scopes: ['write-meetings'] },
] as const

async function link(stage: Stage, ctgId: string): Promise<void> {
  const antoine = await stage.as('antoine', on)
  for (const { name, scopes } of tools)
    await createToken(antoine, {
      ...{ ctgId, name, scopes: [...scopes], origins: '', days: '365' },
      tokenHash: hashLinkToken(makeApiToken()),
    })
}

export const softwareActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  { on, play: () => link(stage, ctgId) },
]
