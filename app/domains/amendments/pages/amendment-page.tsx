/** One amendment: in preparation, its form and its text; frozen, its file, who votes and signs it, what it changes. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { atStart, formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Columns, Page } from '#app/ui/layout.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { State } from '#app/ui/state.tsx'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { AmendmentPageData } from '../queries.server.ts'
import { AmendmentArticlesCard } from './amendment-articles-card.tsx'
import { AmendmentDraftCard, WithdrawCard } from './amendment-draft-card.tsx'
import { AmendmentFileCard, DecisionCard, EffectsCard } from './amendment-file-card.tsx'
import { AmendmentSignatoriesCard } from './amendment-signatories-card.tsx'
import { PutOffNotice } from './early-end.tsx'

export function AmendmentPage(page: AmendmentPageData) {
  const { ctgId, amendment, mayWrite } = page
  const isDraft = amendment.number === null
  useRefreshWhile(amendment.status === 'being-made' && !amendment.isLost)
  return (
    <Page
      crumbs={[crumbs.convention(ctgId), { label: 'Avenants', to: `/ctg/${ctgId}/convention/avenants` }]}
      title={t.name(amendment.number)}
      lead={<State glyph={t.glyph[amendment.standing.stage]}>{atStart(t.state(amendment.standing))}</State>}
      actions={
        isDraft
          ? mayWrite && (
              <CommandForm intent="freeze-amendment" isInline>
                <SubmitButton sendingLabel="Avenant figé, un instant…">Figer pour le vote</SubmitButton>
              </CommandForm>
            )
          : amendment.standing.stage !== 'withdrawn' && (
              <LinkButton to={`/ctg/${ctgId}/convention/avenants/${amendment.id}/texte-consolide.pdf`} isDownload>
                Texte consolidé
              </LinkButton>
            )
      }
    >
      <PutOffNotice ctgId={ctgId} putOff={page.putOff} newEndsOn={amendment.newEndsOn} />
      <Columns
        main={
          <>
            {isDraft ? mayWrite && <AmendmentDraftCard {...page} /> : <AmendmentSignatoriesCard {...page} />}
            <AmendmentArticlesCard {...page} />
          </>
        }
        aside={
          <>
            {!isDraft && <AmendmentFileCard {...page} />}
            <EffectsCard {...page} />
            {!isDraft && <DecisionCard {...page} />}
            {mayWrite && amendment.inForceOn === null && amendment.standing.stage !== 'withdrawn' && (
              <WithdrawCard {...page} />
            )}
          </>
        }
      />
      {amendment.frozenAt && (
        <p className="fine">
          Figé le {formatInstant(amendment.frozenAt)} par {amendment.frozenBy}.
        </p>
      )}
    </Page>
  )
}
