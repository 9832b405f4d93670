/** Themes with what each party does there, and the services of each party. */
import { formatCount } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, List, Page, Row, Stack } from '#app/ui/layout.tsx'
import { ctgLabels as t } from '../labels.fr.ts'
import type { ThemesPageData } from '../page-queries.server.ts'
import { usualThemes } from '../themes.ts'
import { CtgTabs } from './ctg-tabs.tsx'

type Theme = ThemesPageData['themes'][number]
type Party = ThemesPageData['parties'][number]

export function ThemesPage({ ctgId, themes, parties, mayEdit }: ThemesPageData) {
  const services = parties.reduce((sum, party) => sum + party.services.length, 0)
  return (
    <Page
      title="Thèmes et services"
      lead={`${formatCount(themes.length, 'thème')}, ${formatCount(services, 'service')} : ce que chaque partie y fait, et qui agit.`}
    >
      <CtgTabs ctgId={ctgId} />
      <Card
        title="Thèmes et compétences"
        note="Champs d’intervention de la Caf, compétences de chaque collectivité, rôle des partenaires."
        content="tight"
      >
        <PowersTable themes={themes} parties={parties} />
        {mayEdit &&
          themes.map((theme) => (
            <Disclosure
              key={theme.id}
              forms={{ intents: ['set-theme-power', 'rename-theme', 'remove-theme'], subject: theme.id }}
              summary={`Modifier : ${theme.name}`}
            >
              <ThemeForms theme={theme} parties={parties} />
            </Disclosure>
          ))}
        {mayEdit && (
          <Disclosure forms={{ intents: ['add-theme'] }} summary="Ajouter un thème" look="button">
            <AddThemeForm themes={themes} />
          </Disclosure>
        )}
      </Card>
      <Card
        title="Services"
        note="Le décloisonnement se mesure entre services : nommez ceux qui porteront des actions."
        content="tight"
      >
        {parties.map((party) => (
          <PartyServices key={party.id} party={party} mayEdit={mayEdit} />
        ))}
      </Card>
    </Page>
  )
}

const powerOf = (theme: Theme, party: Party) => theme.powers.find(({ partyId }) => partyId === party.id)?.power

/** Parties that do something somewhere, and the leads always: fifteen signatories would not fit. */
function PowersTable({ themes, parties }: { readonly themes: readonly Theme[]; readonly parties: readonly Party[] }) {
  const shown = parties.filter((party) => party.isLead || themes.some((theme) => powerOf(theme, party)))
  return (
    <DataTable
      caption="Ce que chaque partie fait sur chaque thème"
      rows={themes}
      empty="Les thèmes de la CTG seront ici : ajoutez le premier."
      columns={[
        { header: 'Thème', cell: ({ name }) => name },
        ...shown.map((party) => ({
          key: party.id,
          header: party.shortName,
          cell: (theme: Theme) => powerOf(theme, party) ?? <span className="muted">{gapWords.text}</span>,
        })),
      ]}
    />
  )
}

const ThemeForms = ({ theme, parties }: { readonly theme: Theme; readonly parties: readonly Party[] }) => (
  <Stack isTight>
    <CommandForm intent="rename-theme" isInline about={{ themeId: theme.id }}>
      <TextField name="name" label="Nom du thème" defaultValue={theme.name} isRequired />
      <SubmitButton look="plain" label={`Renommer : ${theme.name}`}>
        Renommer
      </SubmitButton>
    </CommandForm>
    <CommandForm intent="set-theme-power" about={{ themeId: theme.id }}>
      {parties.map((party) => (
        <TextArea
          key={party.id}
          name={`power.${party.id}`}
          label={party.name}
          rows={2}
          maxLength={1000}
          defaultValue={powerOf(theme, party)}
        />
      ))}
      <FormActions>
        <SubmitButton label={`Enregistrer les compétences : ${theme.name}`}>Enregistrer</SubmitButton>
      </FormActions>
    </CommandForm>
    <CommandForm intent="remove-theme" isInline about={{ themeId: theme.id }}>
      <p className="muted">Un thème se retire tant qu’aucun groupe, constat, enjeu ni action ne tient à lui.</p>
      <SubmitButton look="plain" label={`Retirer le thème : ${theme.name}`}>
        Retirer le thème
      </SubmitButton>
    </CommandForm>
  </Stack>
)

const AddThemeForm = ({ themes }: { readonly themes: readonly Theme[] }) => {
  const missing = usualThemes.filter(({ name }) => !themes.some((theme) => theme.name === name))
  return (
    <CommandForm intent="add-theme" submit="Ajouter le thème">
      <TextField
        name="name"
        label="Nom du thème"
        list="usual-themes"
        hint={missing.length > 0 ? `Habituels : ${missing.map(({ name }) => name).join(' ; ')}.` : undefined}
        isRequired
      />
      <datalist id="usual-themes">
        {missing.map(({ key, name }) => (
          <option key={key} value={name} />
        ))}
      </datalist>
    </CommandForm>
  )
}

const cafFields = Object.entries(t.cafField).map(([value, label]) => ({ value, label }))

const ServiceFields = ({ party, service }: { readonly party: Party; readonly service?: Party['services'][number] }) => (
  <>
    <TextField name="name" label="Nom du service" defaultValue={service?.name} isRequired />
    {party.kind === 'caf' && (
      <SelectField
        name="cafField"
        label="Champ de la Caf"
        options={cafFields}
        emptyLabel="Aucun en particulier"
        defaultValue={service?.cafField ?? ''}
      />
    )}
  </>
)

const PartyServices = ({ party, mayEdit }: { readonly party: Party; readonly mayEdit: boolean }) => (
  <section>
    <h3>
      <Chip tone={party.kind}>{party.shortName}</Chip> {party.name}
    </h3>
    {party.services.length === 0 && <p className="muted">Aucun service nommé.</p>}
    <List of={party.services} isPlain>
      {(service) =>
        mayEdit ? (
          <Disclosure
            forms={{ intents: ['rename-service', 'remove-service'], subject: service.id }}
            summary={serviceText(service)}
          >
            <CommandForm intent="rename-service" about={{ serviceId: service.id }}>
              <ServiceFields party={party} service={service} />
              <FormActions>
                <SubmitButton label={`Enregistrer le service ${service.name}`}>Enregistrer</SubmitButton>
              </FormActions>
            </CommandForm>
            <CommandForm intent="remove-service" about={{ serviceId: service.id }}>
              <Row>
                <SubmitButton look="danger" label={`Retirer le service ${service.name}`}>
                  Retirer
                </SubmitButton>
                <span className="muted small">Possible tant qu’aucune action ne lui est confiée.</span>
              </Row>
            </CommandForm>
          </Disclosure>
        ) : (
          serviceText(service)
        )
      }
    </List>
    {mayEdit && (
      <FoldedForm
        look="plain"
        summary={`Ajouter un service : ${party.shortName}`}
        intent="add-service"
        about={{ partyId: party.id }}
        submit="Ajouter le service"
        submitLabel={`Ajouter le service à ${party.name}`}
      >
        <ServiceFields party={party} />
      </FoldedForm>
    )}
  </section>
)

const serviceText = ({ name, cafField }: Party['services'][number]) =>
  cafField ? `${name} (${cafFields.find(({ value }) => value === cafField)?.label})` : name
