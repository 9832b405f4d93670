/** The table role × command of docs/permissions.md, made from the register of commands. Pure. */

import type { Role } from '#app/kernel/actor.ts'
import { type Bounds, everyRole } from '#app/kernel/permission.ts'
import { roleNames } from '#app/kernel/role-names.fr.ts'
import type { CommandDescription } from '#app/kernel/transaction.server.ts'

const boundsWords: Record<Bounds, string> = {
  ctg: 'dans toute la CTG',
  'own-theme': 'sur son thème ; la coordination, partout',
  'own-party': 'pour la partie au nom de laquelle on agit',
  'own-action': 'pilote : ses actions ; les autres : leur thème',
}

/** What is still done in a CTG that both coordinations archived. */
const outliving = ' ; aussi dans une CTG archivée'

const introduction = `# Qui peut faire quoi

Table écrite par \`npm run permissions\`, à partir du registre des commandes ; un test vérifie qu’elle est à jour, et
\`test/every-command.server.test.ts\` vérifie chaque ligne en HTTP. Les droits sont expliqués dans
\`docs/rules/accounts.md\` §3. Lire est ouvert à tout membre de la CTG, sauf les pages qui ne servent qu’à un acte.
`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function commandRow({ commandName, permission }: CommandDescription): string {
  const name = `\`${commandName}\``
  const everyone = everyRole.map(() => 'oui')
  if (permission === 'signed-in') return row([name, ...everyone, 'toute personne connectée'])
  if (permission === 'administrator') return row([name, ...everyRole.map(() => ''), 'administration de l’instance'])
  const may = (role: Role): string => (permission.roles.includes(role) ? 'oui' : '')
  return row([
    name,
    ...everyRole.map(may),
    boundsWords[permission.bounds] + (permission.holdsWhenArchived ? outliving : ''),
  ])
}

const byLink = (names: readonly string[]): string =>
  [
    '## Par lien personnel, sans compte',
    '',
    'Sur ce pour quoi le lien a été fait, et nulle part ailleurs (`docs/rules/followup.md` §7, `governance.md` §11) :',
    `${names.map((name) => `\`${name}\``).join(', ')}.`,
    '',
  ].join('\n')

/** One table a slice, commands by name; then what the holder of a personal link may do. */
export function permissionsTable(commands: readonly CommandDescription[], guestCommands: ReadonlySet<string>): string {
  const slices = [...new Set(commands.map(({ commandName }) => commandName.split('.')[0] ?? ''))].sort()
  const header = [row(['Acte', ...everyRole.map((role) => roleNames[role]), 'Limites'])]
  header.push(row(['---', ...everyRole.map(() => ':-:'), '---']))
  const tables = slices.map((slice) => {
    const own = commands
      .filter(({ commandName }) => commandName.startsWith(`${slice}.`))
      .toSorted((one, other) => one.commandName.localeCompare(other.commandName))
    return [`## ${slice}`, '', ...header, ...own.map(commandRow), ''].join('\n')
  })
  return [introduction, ...tables, byLink([...guestCommands].sort())].join('\n')
}
