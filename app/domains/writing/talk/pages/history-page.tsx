/** The versions of a text by session, what changed in one or between two, and the way back to one. */
import { Form } from 'react-router'
import { formatInstant, formatList } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { RichTextView } from '../../pages/rich-text-view.tsx'
import type { HistoryPageData } from '../history.server.ts'
import { historyLabels as t, talkLabels } from '../labels.fr.ts'
import styles from './talk.module.css'

export function HistoryPage(props: HistoryPageData) {
  const { ctgId, textId, field, title, url, shown } = props
  const talk = `/ctg/${ctgId}/textes/${textId}`
  return (
    <Page
      crumbs={[
        { label: title, to: url },
        { label: talkLabels.title(field), to: talk },
      ]}
      title={t.title(field)}
      lead={title}
    >
      {shown === null ? (
        <EmptyState action={<LinkButton to={url}>{t.toText}</LinkButton>}>{t.none}</EmptyState>
      ) : (
        <Columns main={<Shown {...props} shown={shown} />} aside={<Versions {...props} shown={shown} />} />
      )}
    </Page>
  )
}

type ShownProps = HistoryPageData & { readonly shown: NonNullable<HistoryPageData['shown']> }

function Shown({ shown, mayWrite, versions, parties, ctgId, textId }: ShownProps) {
  const talk = `/ctg/${ctgId}/textes/${textId}`
  const lostCount = shown.lost.reduce((total, { count }) => total + count, 0)
  const earlier = versions.filter(({ number }) => number < shown.number)
  return (
    <Card title={t.changes(shown.number, shown.since)} note={t.counts(shown.added, shown.removed)} content="tight">
      <p className="fine">{t.legend}</p>
      <RichTextView text={shown.changes} />
      <Disclosure summary={t.whole}>
        <RichTextView text={shown.text} />
      </Disclosure>
      {earlier.length > 1 && (
        <Form method="get">
          <input type="hidden" name="version" value={shown.number} />
          <SelectField
            name="depuis"
            label={t.since}
            defaultValue={String(shown.since)}
            options={earlier.map(({ number }) => ({ value: String(number), label: t.version(number) }))}
          />
          <FormActions>
            <Button isSmall>{t.compare}</Button>
          </FormActions>
        </Form>
      )}
      {mayWrite && !shown.isLast && (
        <CommandForm intent="restore-version" about={{ textVersionId: shown.id }}>
          <p className="fine">{t.restoreHint}</p>
          {lostCount > 0 && (
            <Notice tone="warn" title={t.lost(lostCount)}>
              <ul>
                {shown.lost.map((author) => (
                  <li key={author.name}>{t.lostOf(authorName(parties, author), author.count)}</li>
                ))}
              </ul>
              <p>
                {t.lostHint} <Link to={talk}>{t.toProposals}</Link>
              </p>
            </Notice>
          )}
          <FormActions>
            <SubmitButton look="plain">{lostCount > 0 ? t.restoreApart : t.restore}</SubmitButton>
          </FormActions>
        </CommandForm>
      )}
    </Card>
  )
}

type Author = HistoryPageData['versions'][number]['authors'][number]

function authorName(parties: HistoryPageData['parties'], { name, partyId }: Author): string {
  const party = parties.find(({ id }) => id === partyId)
  return party ? talkLabels.person(name, party.shortName) : name
}

function Versions({ versions, shown, parties, timeZone }: ShownProps) {
  return (
    <Card title={t.versions} note={t.lead}>
      <ul className={classNames('plain-list', styles.versions)}>
        {versions.map(({ id, number, endedAt, authors }, place) => (
          <li key={id}>
            <Link to={`?version=${number}`} aria-current={number === shown.number ? 'true' : undefined}>
              {t.version(number)}
            </Link>{' '}
            {place === 0 && <Chip tone="accent">{t.current}</Chip>}
            <br />
            <span className="fine">
              {authors.length === 0 ? t.byServer : formatList(authors.map((author) => authorName(parties, author)))},{' '}
              {formatInstant(endedAt, timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
