/** Texts of a closed survey, for its team: read, quoted as a testimony of the diagnosis, or erased. */
import { Chip } from '#app/ui/chip.tsx'
import { optionsOf, SelectField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { TextsPageData } from '../queries.server.ts'
import styles from './surveys.module.css'

const { texts: p } = t

export function TextsPage({ ctgId, surveyId, title, isClosed, mayTreat, questions, themes, isCut }: TextsPageData) {
  const base = `/ctg/${ctgId}/diagnostic/enquetes`
  return (
    <Page
      crumbs={[
        { label: t.list.title, to: base },
        { label: title, to: `${base}/${surveyId}` },
      ]}
      title={p.title}
      lead={p.lead}
    >
      {!isClosed && <EmptyState>{p.notYet}</EmptyState>}
      {isClosed &&
        questions.map((question) => (
          <Card key={question.id} title={`${question.number}. ${question.label}`}>
            {question.texts.length === 0 && <p className="muted">{p.none}</p>}
            <ul className="plain-list">
              {question.texts.map((text) => (
                <TextLine key={text.id} text={text} themes={themes} mayTreat={mayTreat} />
              ))}
            </ul>
          </Card>
        ))}
      {isCut && <p>{p.more}</p>}
    </Page>
  )
}

type Text = TextsPageData['questions'][number]['texts'][number]
type Props = { readonly text: Text; readonly themes: TextsPageData['themes']; readonly mayTreat: boolean }

const TextLine = ({ text, themes, mayTreat }: Props) => (
  <li>
    <blockquote className={styles.words}>« {text.words} »</blockquote>
    <Row>
      {text.isQuoted && <Chip tone="ok">{p.quoted}</Chip>}
      {!text.mayQuote && <Chip>{p.noConsent}</Chip>}
      {mayTreat && text.mayQuote && !text.isQuoted && (
        <FoldedForm summary={p.quote} group="textes" intent="quote-survey" subject={text.id} submit={p.quoteAct}>
          <input type="hidden" name="textId" value={text.id} />
          <TextArea name="text" label={p.words} hint={p.quoteHint} defaultValue={text.words} isRequired />
          <SelectField
            name="themeId"
            label={p.theme}
            emptyLabel={p.chooseTheme}
            isRequired
            options={optionsOf(themes)}
          />
        </FoldedForm>
      )}
      {mayTreat && (
        <CommandForm intent="remove-text" isInline about={{ textId: text.id }}>
          <SubmitButton look="quiet" isSmall label={p.removeLabel(text.words)}>
            {p.remove}
          </SubmitButton>
        </CommandForm>
      )}
    </Row>
  </li>
)
