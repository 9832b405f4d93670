/** Asking for a document: its kind, what it holds, its front page, its formats. Rules: docs/rules/followup.md §11. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { NumberField, optionsOf, SelectField, TextArea } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { dossierFormats, dossierKinds, kindSlugs, sectionsOf, usualSections } from '../dossiers.ts'
import { packLabels as t } from '../labels.fr.ts'
import type { NewDossierPageData } from '../queries.server.ts'
import { meetingWords } from '../sections/words.fr.ts'

export function NewDossierPage(page: NewDossierPageData) {
  const { ctgId, kind, mayRequest } = page
  const base = `/ctg/${ctgId}/suivi`
  return (
    <Page
      crumbs={[crumbs.followup(ctgId), { label: t.dossiers, to: `${base}/dossiers` }]}
      title={t.prepareOf(t.kind[kind])}
      lead={t.kindHint[kind]}
    >
      <Tabs
        label="Type de dossier"
        tabs={dossierKinds.map((one) => ({
          label: t.kind[one],
          to: `${base}/dossiers/nouveau?type=${kindSlugs[one]}`,
          isCurrent: one === kind,
        }))}
      />
      {mayRequest ? (
        <RequestForm {...page} />
      ) : (
        <Notice>Un dossier est préparé par la coordination ou par un chargé de coopération.</Notice>
      )}
    </Page>
  )
}

/** Which committee, which year, which theme. */
const About = ({ kind, themes, meetings, nextCopilId, year }: Omit<NewDossierPageData, 'ctgId' | 'snapshots'>) => (
  <>
    {kind === 'copil-pack' && (
      <SelectField
        name="meetingId"
        label="Pour quel comité"
        emptyLabel="Aucun : dossier daté d’aujourd’hui"
        defaultValue={nextCopilId}
        options={meetings.map((meeting) => ({ value: meeting.id, label: meetingWords(meeting) }))}
      />
    )}
    {kind === 'yearly-review' && <NumberField name="year" label="Année du bilan" defaultValue={year} isRequired />}
    {kind === 'theme-synthesis' && (
      <SelectField name="themeId" label="Thème" emptyLabel="Choisir…" isRequired options={optionsOf(themes)} />
    )}
  </>
)

const RequestForm = ({ ctgId, kind, snapshots, ...page }: NewDossierPageData) => (
  <Card>
    <CommandForm intent="request-dossier" about={{ kind }}>
      <About kind={kind} {...page} />
      <CheckboxGroup
        name="sections"
        label="Ce qu’il contient"
        defaultValues={usualSections(kind)}
        choices={sectionsOf[kind].map((key) => ({ value: key, label: t.section[key] }))}
      />
      {kind === 'copil-pack' && snapshots.length > 0 && (
        <SelectField
          name="sinceId"
          label="Ce qui a changé depuis"
          emptyLabel="Celui du copil précédent, à défaut le dernier gardé"
          options={snapshots.map(({ id, name, takenOn }) => ({
            value: id,
            label: name.includes(formatDay(takenOn)) ? name : `${name}, ${formatDay(takenOn)}`,
          }))}
        />
      )}
      <TextArea
        name="front"
        label="Page de garde"
        hint="Lieu, salle, signataires, mot d’accueil… une ligne par ligne ; rien n’est obligatoire."
        rows={3}
        maxLength={1600}
      />
      <CheckboxGroup
        name="formats"
        label="Formats"
        isInline
        defaultValues={dossierFormats}
        choices={dossierFormats.map((format) => ({ value: format, label: t.format[format] }))}
      />
      <FormActions>
        <SubmitButton sendingLabel="Préparation…">Préparer</SubmitButton>
        <LinkButton to={`/ctg/${ctgId}/suivi/dossiers`}>Annuler</LinkButton>
      </FormActions>
    </CommandForm>
  </Card>
)
