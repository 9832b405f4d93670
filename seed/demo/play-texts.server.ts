/** Texts written by several hands: opened by one, completed by the other two days later. As dated acts. */
import { randomUUID } from 'node:crypto'
import { openText } from '#app/domains/writing/open-text.server.ts'
import { settleText } from '#app/domains/writing/settle-text.server.ts'
import { editText } from '#app/domains/writing/steps.server.ts'
import type { TextRef } from '#app/domains/writing/writing.ts'
import { writeContent } from '#app/domains/writing/y-text.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import { type DemoChapter, demoChapters } from './content/chapters.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

async function writeAs(stage: Stage, ref: TextRef, { by, on, text }: DemoChapter['sessions'][number]): Promise<void> {
  const context = await stage.as(by, on)
  const { actor, at } = context
  const { textId } = await openText(context, textSubjects, ref)
  const key = { ctgId: ref.ctgId, textId }
  await stage.db
    .transaction()
    .execute((tx) => editText({ tx, actor, at, newId: randomUUID }, key, (doc) => writeContent(doc, text)))
  await settleText({ db: stage.db, subjects: textSubjects }, key)
}

/** The chapters of the diagnosis, session after session. */
export const chapterActs = (stage: Stage, { ctgId, themes }: CtgIds): readonly Act[] =>
  demoChapters.flatMap(({ theme, sessions }) =>
    sessions.map((session) => ({
      on: session.on,
      play: () =>
        writeAs(stage, { ctgId, subjectType: 'theme', subjectId: idOf(themes, theme), field: 'chapter' }, session),
    })),
  )
