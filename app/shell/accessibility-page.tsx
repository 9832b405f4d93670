/** The accessibility statement: what is true today, and no more. Pure. */
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Card, PageHeader } from '#app/ui/layout.tsx'
import { accessibilityLabels as t } from './accessibility-labels.fr.ts'

export const AccessibilityPage = () => (
  <PlainFrame homeTo="/">
    <PageHeader title={t.title} lead={t.lead} />
    <Card title={t.state.title}>
      <p>{t.state.sentence}</p>
    </Card>
    <Card title={t.done.title}>
      <Sentences sentences={t.done.sentences} />
    </Card>
    <Card title={t.missing.title}>
      <Sentences sentences={t.missing.sentences} />
    </Card>
    <Card title={t.contact.title}>
      <p>{t.contact.sentence}</p>
    </Card>
    <Card title={t.appeal.title}>
      <p>{t.appeal.sentence}</p>
      <p>
        <a href="https://formulaire.defenseurdesdroits.fr/">{t.appeal.link}</a>
      </p>
    </Card>
  </PlainFrame>
)

const Sentences = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <ul>
    {sentences.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
)
