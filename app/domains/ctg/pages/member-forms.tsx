/** Forms about a mandate: invite, change, end, hand the coordination over. */
import { DateField, optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { ctgLabels as t } from '../labels.fr.ts'
import { lacksCoordinator, roles } from '../members.ts'
import type { MemberPageData, MembersPageData } from '../page-queries.server.ts'

export type Party = MembersPageData['parties'][number]
export type Member = Party['members'][number]
type Mandate = MemberPageData['member']
type Themes = MembersPageData['themes']

const roleOptions = roles.map((role) => ({ value: role, label: t.role[role] }))

type RoleProps = { readonly themes: Themes; readonly member?: Pick<Mandate, 'role'> & Partial<Mandate> }

const RoleFields = ({ themes, member }: RoleProps) => (
  <>
    <SelectField
      name="role"
      label="Rôle"
      options={roleOptions}
      defaultValue={member?.role ?? 'contributor'}
      hint="La coordination peut tout ; la lecture ne change rien."
      isRequired
    />
    <SelectField
      name="themeId"
      label="Thème"
      options={optionsOf(themes)}
      emptyLabel="Tous les thèmes"
      defaultValue={member?.themeId ?? ''}
      hint="Limite le rôle à un thème."
    />
    <DateField
      name="until"
      label="Jusqu’au (inclus)"
      defaultValue={member?.until ?? ''}
      hint="Vide : sans limite. Pour un cabinet, le dernier jour de sa mission."
    />
  </>
)

const PersonFields = ({ functionHint }: { readonly functionHint: string }) => (
  <>
    <TextField name="name" label="Prénom et nom" autoComplete="off" isRequired />
    <TextField name="email" label="Adresse électronique professionnelle" type="email" autoComplete="off" isRequired />
    <TextField name="functionTitle" label="Fonction" hint={functionHint} autoComplete="off" isRequired />
  </>
)

type InviteProps = Pick<MembersPageData, 'parties' | 'themes'>

/** Ready for the coordination that is missing, when one is. */
export function InviteForm({ parties, themes }: InviteProps) {
  const uncoordinated = parties.find(lacksCoordinator)
  return (
    <CommandForm key={uncoordinated?.id} intent="invite" submit="Inviter">
      <PersonFields functionHint="Par exemple « responsable du service petite enfance »." />
      <SelectField
        name="partyId"
        label="Agit pour"
        options={optionsOf(parties)}
        emptyLabel="Choisir…"
        defaultValue={uncoordinated?.id}
        isRequired
      />
      <RoleFields themes={themes} {...(uncoordinated && { member: { role: 'coordinator' } })} />
    </CommandForm>
  )
}

export const ChangeMemberForm = ({ member, themes }: { readonly member: Mandate; readonly themes: Themes }) => (
  <CommandForm intent="change-member" submit="Enregistrer" submitLabel={`Enregistrer : ${member.name}`}>
    <TextField name="functionTitle" label="Fonction" defaultValue={member.functionTitle} isRequired />
    <RoleFields themes={themes} member={member} />
  </CommandForm>
)

export const EndMemberForm = () => (
  <CommandForm intent="end-member" submit="Mettre fin au mandat" submitLook="danger">
    <DateField
      name="lastDay"
      label="Dernier jour du mandat (inclus)"
      hint="Vide : le mandat prend fin tout de suite. Ce que la personne a fait garde son nom."
    />
  </CommandForm>
)

export const HandOverForm = ({ member }: { readonly member: Mandate }) => (
  <CommandForm intent="hand-over" submit="Transmettre la coordination">
    <p>
      La personne qui prend la suite coordonne dès maintenant ; {member.name} garde son mandat jusqu’au jour indiqué.
    </p>
    <PersonFields functionHint="Sa fonction dans la partie." />
    <DateField name="until" label="Dernier jour de la personne qui part" hint="Vide : aujourd’hui." />
  </CommandForm>
)
