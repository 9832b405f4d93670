/** Two texts of the convention compared: in brief, word by word, then the annexes. Rules: docs/rules/convention.md §2.10. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { GroupCard } from '#app/domains/snapshots/pages/comparison-page.tsx'
import { RichTextView } from '#app/domains/writing/pages/rich-text-view.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { PartChange } from '../versions/compare-versions.ts'
import { listSentences, otherAnnexes } from '../versions/comparison-dossier.ts'
import { comparisonLabels as t } from '../versions/comparison-labels.fr.ts'
import type { ConventionComparison, VersionsComparisonData } from '../versions/queries.server.ts'
import { CompareVersionsForm, sideParam } from './compare-versions-form.tsx'

export function ComparisonPage({ ctgId, numbers, chosen, comparison }: VersionsComparisonData) {
  const pdf = `/ctg/${ctgId}/convention/versions/comparaison.pdf?de=${sideParam(chosen.before)}&a=${sideParam(chosen.after)}`
  return (
    <Page
      crumbs={[crumbs.convention(ctgId), { label: 'Versions', to: `/ctg/${ctgId}/convention/versions` }]}
      title={t.title}
      lead={comparison && t.between(comparison.before.name, comparison.after.name)}
      actions={
        comparison && (
          <LinkButton to={pdf} isDownload label="Ouvrir la comparaison en PDF">
            PDF
          </LinkButton>
        )
      }
    >
      <Columns
        main={comparison ? <Compared ctgId={ctgId} comparison={comparison} /> : <NothingToCompare ctgId={ctgId} />}
        aside={
          numbers.length > 0 && (
            <Card title="Comparer deux textes" note="L’adresse de la page peut être envoyée.">
              <CompareVersionsForm ctgId={ctgId} numbers={numbers} chosen={chosen} />
            </Card>
          )
        }
      />
    </Page>
  )
}

const NothingToCompare = ({ ctgId }: { readonly ctgId: string }) => (
  <Card>
    <EmptyState action={<LinkButton to={`/ctg/${ctgId}/convention/versions`}>Voir les versions</LinkButton>}>
      Choisissez deux textes différents : deux versions figées, ou une version et le projet en cours.
    </EmptyState>
  </Card>
)

type ComparedProps = { readonly ctgId: string; readonly comparison: ConventionComparison }

function Compared({ ctgId, comparison: { text, plan } }: ComparedProps) {
  const sentences = [t.parts(text.parts), text.isReordered ? t.reordered : ''].filter((one) => one !== '')
  const ofPlan = plan
    ? plan.map(({ sentence }) => sentence).filter((one) => one !== '')
    : listSentences(text, ['actions'])
  const others = listSentences(text, otherAnnexes)
  const isSame = sentences.length + ofPlan.length + others.length === 0
  return (
    <>
      <Card title="En bref">
        {isSame && <p>{t.nothing}</p>}
        {sentences.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {!isSame && sentences.length === 0 && <p>{t.nothingInText}</p>}
        <Sentences title={t.annexes.plan} sentences={ofPlan} />
        {plan === null && <p className="fine">{t.byTitles}</p>}
        <Sentences title={t.annexes.others} sentences={others} />
      </Card>
      {text.parts.length > 0 && (
        <Card title="Le texte, mot à mot" note={t.howToRead} content="stack">
          {text.parts.map((part) => (
            <Part key={part.key} part={part} />
          ))}
        </Card>
      )}
      {plan?.map((group) => (
        <GroupCard key={group.key} ctgId={ctgId} group={group} />
      ))}
    </>
  )
}

const Sentences = ({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) =>
  sentences.length > 0 && (
    <>
      <h3>{title}</h3>
      {sentences.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </>
  )

const tones = { added: 'ok', removed: 'bad', changed: 'accent', renamed: 'neutral' } as const

const Part = ({ part: { title, how, formerTitle, change } }: { readonly part: PartChange }) => (
  <section>
    <h3>
      {title} <Chip tone={tones[how]}>{t.how[how]}</Chip>
    </h3>
    {change && <p className="fine">{t.words(change)}</p>}
    {formerTitle && <p>{t.formerTitle(formerTitle)}</p>}
    {change && <RichTextView text={change.text} titles={4} />}
  </section>
)
