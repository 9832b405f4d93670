/** One chapter of a renewal: what may go on, ticked or not; what came already; how to take it back. */
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { ChapterPageData } from '../chapters/page-queries.server.ts'
import type { Offer } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import styles from './chapter.module.css'

export function ChapterPage({ ctgId, chapter, groups, mayTakeBack }: ChapterPageData) {
  const words = t.chapter[chapter]
  const hub = `/ctg/${ctgId}/reconduction`
  const firstOpen = groups.findIndex(({ offers }) => offers.some(({ state }) => state === 'open'))
  const isOpen = firstOpen >= 0
  return (
    <Page crumbs={[{ label: t.hubTitle, to: hub }]} title={words.title} lead={words.lead}>
      {groups.length === 0 && (
        <Card>
          <EmptyState action={<LinkButton to={hub}>{t.backToHub}</LinkButton>}>{words.none}</EmptyState>
        </Card>
      )}
      {groups.length > 0 && (
        <CommandForm intent="carry-chapter" isWide values={{ chapter }}>
          <Stack>
            {!isOpen && <p className="muted">{t.allCarried}</p>}
            {groups.map((group, index) => (
              <Group
                key={group.name}
                title={group.name === '' ? words.title : group.name}
                offers={group.offers}
                isFirst={index === firstOpen}
              />
            ))}
            <FormActions>
              {isOpen && <SubmitButton>{t.carry}</SubmitButton>}
              <LinkButton to={hub}>{t.backToHub}</LinkButton>
            </FormActions>
          </Stack>
        </CommandForm>
      )}
      {mayTakeBack && (
        <Card title={t.takeBackTitle} note={t.takeBackNote}>
          <CommandForm intent="take-back-chapter" values={{ chapter }}>
            <SubmitButton look="plain">{t.takeBack}</SubmitButton>
          </CommandForm>
        </Card>
      )}
    </Page>
  )
}

type GroupProps = { readonly title: string; readonly offers: readonly Offer[]; readonly isFirst: boolean }

function Group({ title, offers, isFirst }: GroupProps) {
  const open = offers.filter(({ state }) => state === 'open')
  const settled = offers.filter(({ state }) => state !== 'open')
  return (
    <Card title={title}>
      {open.length > 0 && (
        <CheckboxGroup
          name="itemIds"
          label={title}
          isLabelHidden
          isFirst={isFirst}
          choices={open.map(({ id, title: label, notes }) => ({ value: id, label, hint: notesOf(notes) }))}
          defaultValues={open.filter(({ isUsual }) => isUsual).map(({ id }) => id)}
        />
      )}
      {settled.length > 0 && (
        <ul className="plain-list">
          {settled.map((offer) => (
            <li key={offer.id} className="muted">
              {offer.title} ({stateWords(offer.state)}){notesOf(offer.notes)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** A line each. */
const notesOf = (notes: readonly string[]) =>
  notes.length === 0 ? undefined : (
    <span className={styles.notes}>
      {notes.map((note) => (
        <span key={note} className="fine">
          {note}
        </span>
      ))}
    </span>
  )

const stateWords = (state: Offer['state']): string =>
  state === 'carried' || state === 'present' ? t.state[state] : state === 'open' ? '' : state.bar
