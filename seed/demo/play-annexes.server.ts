/** What the annexes of the convention are drawn from: posts of coordination, the Caf's list. Names and amounts are fictitious. */
import { readCofSheets } from '#app/domains/convention/cof/read-cof-file.server.ts'
import { addPost } from '#app/domains/convention/commands/add-post.server.ts'
import { importCofList } from '#app/domains/convention/commands/import-cof-list.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

const day = '2026-11-18'

const posts = [
  { title: 'Chargé de coopération CTG', party: 'ville', time: '1', holder: 'Antoine Lin', themes: [] },
  {
    title: 'Chargée de coopération petite enfance',
    party: 'ville',
    time: '0,5',
    holder: '',
    themes: ['petite-enfance'],
  },
] as const

const list = `N° COF;Équipement;Gestionnaire;Type d’équipement;Commune;Date de début;Date de fin;Bonus territoire (€);Observations
24-0112;Crèche des Acacias (exemple);Ville de Gennevilliers;EAJE;Gennevilliers;01/01/2024;31/12/2027;41 200;
24-0113;Crèche des Tilleuls (exemple);Ville de Gennevilliers;EAJE;Gennevilliers;01/01/2024;31/12/2027;38 600;
24-0118;Relais petite enfance (exemple);Ville de Gennevilliers;RPE;Gennevilliers;01/01/2024;31/12/2027;12 400;
25-0031;Lieu d’accueil enfants-parents (exemple);Association exemple;LAEP;Gennevilliers;01/09/2025;31/08/2028;;montant attendu
25-0040;Accueil de loisirs (exemple);Ville de Gennevilliers;ALSH;Gennevilliers;01/01/2025;31/12/2028;56 000;
Total;;;;;;;148 200;
`

async function importList(stage: Stage, { ctgId }: CtgIds): Promise<void> {
  const [name, mediaType] = ['cof-gennevilliers-exemple.csv', 'text/csv']
  const bytes = Buffer.from(list)
  await importCofList(await stage.as('claire', day), {
    ctgId,
    file: await stage.keep(name, mediaType, bytes),
    sheets: JSON.stringify(await readCofSheets(new File([bytes], name, { type: mediaType }), ctgId)),
  })
}

export const annexActs = (stage: Stage, ids: CtgIds): readonly Act[] => [
  ...posts.map(({ title, party, time, holder, themes }, index) => ({
    on: day,
    play: async () =>
      addPost(await stage.as('claire', day, `1${index}:00`), {
        ctgId: ids.ctgId,
        title,
        employerPartyId: idOf(ids.parties, party),
        fullTimeEquivalents: time,
        holder,
        funding: 'Caf 50 %, Ville 50 % (exemple)',
        themeIds: themes.map((theme) => idOf(ids.themes, theme)),
      }),
  })),
  { on: day, play: () => importList(stage, ids) },
]
