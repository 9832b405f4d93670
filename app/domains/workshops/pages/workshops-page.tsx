/** The workshops of a CTG, and the form that opens one. */
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { MeetingTabs } from '#app/domains/meetings/pages/meetings-page.tsx'
import { formatInstant } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopsPageData } from '../queries.server.ts'

export const WorkshopsPage = (props: WorkshopsPageData) => (
  <Page title={t.title} lead={props.endedOn === null ? t.lead : meetingLabels.conventionEnded(props.endedOn)}>
    <MeetingTabs ctgId={props.ctgId} current="workshops" />
    <Card>
      <DataTable
        caption={t.caption}
        rows={props.workshops}
        empty={props.themes.length > 0 ? t.none : t.noneReader}
        columns={[
          {
            header: t.question,
            cell: ({ id, question }) => <Link to={`/ctg/${props.ctgId}/ateliers/${id}`}>{question}</Link>,
          },
          { header: t.theme, cell: ({ themeName }) => themeName ?? t.wholeCtg },
          {
            header: 'Au tableau',
            cell: ({ proposalCount, groupCount }) => t.counts(proposalCount, groupCount),
          },
          { header: 'Ouvert le', isNote: true, cell: ({ openedAt }) => formatInstant(openedAt) },
          {
            header: 'État',
            cell: ({ isOpen }) => (
              <Chip tone={isOpen ? 'ok' : 'neutral'}>{isOpen ? t.state.open : t.state.closed}</Chip>
            ),
          },
        ]}
      />
    </Card>
    {props.themes.length > 0 && (
      <Card title={t.openTitle} id="ouvrir">
        {props.endedOn === null || props.chosen.question || props.chosen.meetingId ? (
          <OpenForm {...props} />
        ) : (
          <Disclosure summary={t.openAfterEnd} forms={{ intents: ['open-workshop'] }}>
            <OpenForm {...props} />
          </Disclosure>
        )}
      </Card>
    )}
  </Page>
)

const OpenForm = ({ themes, mayLeadWhole, meetings, chosen }: WorkshopsPageData) => (
  <CommandForm intent="open-workshop" submit={t.open}>
    {chosen.question && (
      <>
        <p>{t.judging.openAbout(chosen.question.text)}</p>
        <input type="hidden" name="evaluationQuestionId" value={chosen.question.id} />
      </>
    )}
    <TextField
      name="question"
      label={t.question}
      hint={chosen.question ? t.judging.aboutNote : t.questionHint}
      defaultValue={chosen.question?.text.slice(0, 200)}
      isRequired
    />
    <SelectField
      name="themeId"
      label={t.theme}
      options={optionsOf(themes)}
      defaultValue={chosen.themeId ?? undefined}
      {...(chosen.question && mayLeadWhole
        ? { emptyLabel: t.wholeCtg }
        : { emptyLabel: t.chooseTheme, isRequired: true })}
    />
    {meetings.length > 0 && (
      <SelectField
        name="meetingId"
        label={t.meeting}
        emptyLabel={t.noMeeting}
        options={meetings.map(({ id, title, bodyName, startsAt }) => ({
          value: id,
          label: `${title}, ${bodyName}, ${formatInstant(startsAt)}`,
        }))}
        defaultValue={chosen.meetingId ?? undefined}
      />
    )}
  </CommandForm>
)
