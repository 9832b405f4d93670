/** What is said around the chapter « Petite enfance »: an elected official comments it, both coordinators propose words. Words are illustration. */
import { randomUUID } from 'node:crypto'
import { openText } from '#app/domains/writing/open-text.server.ts'
import { findPassage, listRuns } from '#app/domains/writing/passages.ts'
import { settleText } from '#app/domains/writing/settle-text.server.ts'
import { editText } from '#app/domains/writing/steps.server.ts'
import { fragmentName } from '#app/domains/writing/y-text.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { answerComment, commentOnText, settleSuggestions, settleThread } from '#app/text-acts.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import type { PersonRef } from './people.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

type Proposal = {
  readonly by: PersonRef
  readonly on: string
  readonly id: string
  /** Words of the text, proposed to go when `added` replaces them; else `added` follows them. */
  readonly words: string
  readonly added: string
  readonly isReplacing?: true
}

const proposals: readonly Proposal[] = [
  {
    by: 'claire',
    on: '2026-11-23',
    id: 'formation',
    words: 'qui partiront avant 2030',
    added: ', et en former de nouvelles dès 2027',
  },
  {
    by: 'antoine',
    on: '2026-11-24',
    id: 'rythme',
    words: 'quelques heures',
    added: 'une demi-journée',
    isReplacing: true,
  },
  { by: 'claire', on: '2026-11-24', id: 'familles', words: 'Dire aux familles', added: ' et aux professionnels' },
]

export function talkActs(stage: Stage, { ctgId, themes }: CtgIds): readonly Act[] {
  const keyFor = async (who: PersonRef, on: string) => {
    const context = await stage.as(who, on)
    const subjectId = idOf(themes, 'petite-enfance')
    const place = { ctgId, subjectType: 'theme', subjectId, field: 'chapter' } as const
    const { textId } = await openText(context, textSubjects, place)
    return { context, key: { ctgId, textId } }
  }

  async function propose({ by, on, id, words, added, isReplacing }: Proposal): Promise<void> {
    const { context, key } = await keyFor(by, on)
    const { actor, at } = context
    const { partyId } = requireMembership(actor, ctgId)
    const mark = { id, personId: actor.personId, name: actor.name, partyId, at: at.toISOString() }
    await stage.db.transaction().execute((tx) =>
      editText({ tx, actor, at, newId: randomUUID }, key, (doc) => {
        const fragment = doc.getXmlFragment(fragmentName)
        const passage = findPassage(fragment, words)
        const run = listRuns(fragment).find(({ start, text }) => passage && passage.end <= start + text.length)
        if (!passage || !run?.type) throw new Error(`the chapter does not say « ${words} »`)
        doc.transact(() => {
          run.type?.insert(passage.end - run.start, added, { suggestedInsertion: mark })
          if (isReplacing) run.type?.format(passage.start - run.start, words.length, { suggestedDeletion: mark })
        })
      }),
    )
    await settleText({ db: stage.db, subjects: textSubjects }, key)
  }

  const thread = { question: '', remark: '' }
  return [
    {
      on: '2026-11-23',
      async play() {
        const { context, key } = await keyFor('nadia', '2026-11-23')
        const quote = 'Ouvrir des places là où les parents les cherchent'
        const body = 'Sait-on combien de familles cherchent tôt le matin ?'
        thread.question = (await commentOnText(context, { ...key, quote, body })).threadId
        const remark = 'Le texte se lit bien ; il manque une phrase sur les quartiers.'
        thread.remark = (await commentOnText(context, { ...key, body: remark })).threadId
      },
    },
    ...proposals.map((proposal) => ({ on: proposal.on, play: () => propose(proposal) })),
    {
      on: '2026-11-24',
      async play() {
        const samira = await keyFor('samira', '2026-11-24')
        const body = 'Une quarantaine, d’après le relais petite enfance : je le vérifie avant le copil.'
        await answerComment(samira.context, { ...samira.key, threadId: thread.question, body })
        await settleSuggestions(samira.context, { ...samira.key, suggestionId: 'formation', verdict: 'accepted' })
        const nadia = await keyFor('nadia', '2026-11-24')
        await settleThread(nadia.context, { ...nadia.key, threadId: thread.remark, state: 'resolved' })
      },
    },
  ]
}
