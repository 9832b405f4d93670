/** GET, POST /ctg/:ctgId/diagnostic/:themeId — one theme of the diagnosis. */
import { z } from 'zod'
import { addTestimony } from '#app/domains/diagnosis/commands/add-testimony.server.ts'
import { askReading } from '#app/domains/diagnosis/commands/ask-reading.server.ts'
import { contestDraft } from '#app/domains/diagnosis/commands/contest-draft.server.ts'
import { dismissDraft } from '#app/domains/diagnosis/commands/dismiss-draft.server.ts'
import { keepDraft } from '#app/domains/diagnosis/commands/keep-draft.server.ts'
import { mergeDraft } from '#app/domains/diagnosis/commands/merge-draft.server.ts'
import { removeTestimony } from '#app/domains/diagnosis/commands/remove-testimony.server.ts'
import { restoreDraft } from '#app/domains/diagnosis/commands/restore-draft.server.ts'
import { startReading } from '#app/domains/diagnosis/commands/start-reading.server.ts'
import { writeReading } from '#app/domains/diagnosis/commands/write-reading.server.ts'
import { answeredName } from '#app/domains/diagnosis/drafts.ts'
import { ThemePage } from '#app/domains/diagnosis/pages/theme-page.tsx'
import { birthsHypotheses } from '#app/domains/diagnosis/projection.ts'
import { getThemePage } from '#app/domains/diagnosis/queries.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { referencesAsked } from '#app/http/references-asked.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** Hypothesis and target « Si rien ne change » is shown with, instead of those of the objective; the proposal one answers. */
const queryShape = z.object({
  naissances: z.enum(birthsHypotheses).optional().catch(undefined),
  cible: z.coerce.number().positive().max(300).optional().catch(undefined),
  [answeredName]: z.string().max(1000).optional().catch(undefined),
})

export const loader = route(async ({ context, params, searchParams }) => {
  const key = ctgIds(params, 'themeId')
  const search = queryShape.parse(Object.fromEntries(searchParams))
  const { naissances: hypothesis, cible: target, [answeredName]: answered } = search
  const [page, decisionsAbout] = await Promise.all([
    getThemePage(context, { ...key, references: referencesAsked(searchParams), answered }),
    listDecisionsAbout(context, { ctgId: key.ctgId, type: 'theme', id: key.themeId }),
  ])
  return { ...page, asked: { hypothesis, target }, decisionsAbout }
})

export const action = formAction({
  'write-reading': intent(writeReading, { said: 'Lecture enregistrée.' }),
  'start-reading': intent(startReading, {
    done: ({ readingId }, { ctgId, themeId }) => `/ctg/${ctgId}/diagnostic/${themeId}?ecrire=${readingId}`,
  }),
  'ask-reading': intent(askReading, { said: 'Lecture demandée.' }),
  'add-testimony': intent(addTestimony, { said: 'Témoignage ajouté.' }),
  'keep-draft': intent(keepDraft, { said: 'Constat proposé, avec ses chiffres.' }),
  'contest-draft': intent(contestDraft, { said: 'Constat proposé, avec le désaccord de votre partie.' }),
  'merge-draft': intent(mergeDraft, { said: 'Chiffres ajoutés au constat.' }),
  'dismiss-draft': intent(dismissDraft, { said: 'Proposition écartée.' }),
  'restore-draft': intent(restoreDraft, { said: 'Proposition reprise.' }),
  'remove-testimony': intent(removeTestimony, { said: 'Témoignage retiré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

const ThemeRoute = (page: Loaded<typeof loader>) => (
  <ThemePage {...page}>
    <DecisionsAboutCard ctgId={page.ctgId} decisions={page.decisionsAbout} />
  </ThemePage>
)

export default titled(ThemeRoute, ({ theme }) => theme.name)
