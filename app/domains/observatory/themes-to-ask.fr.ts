/** What is said of a theme that no public figure tells by commune, and what to ask for, of whom. Pure. */
import { themesToAsk } from './observatory.ts'

type ThemeToAsk = (typeof themesToAsk)[number]
type Asked = {
  readonly sentence: string
  readonly requestTitle: string
  readonly request: readonly string[]
  readonly terms: string
}

const asked: Readonly<Record<ThemeToAsk, Asked>> = {
  vacances: {
    sentence:
      'Aucun chiffre public n’existe sur les départs en vacances à l’échelle des communes : demandez-le à la Caf.',
    requestTitle: 'La demande à faire à la Caf',
    request: [
      'Nombre de familles parties avec une aide aux vacances, par dispositif de Vacaf (aides aux vacances familles, aux vacances sociales, aux vacances enfants).',
      'Part des familles éligibles qui ont utilisé leur aide (familles utilisatrices rapportées aux familles éligibles).',
      'Les mêmes nombres pour les familles du régime agricole, à demander à la MSA.',
      'Nombre de séjours organisés ou soutenus par la collectivité et d’enfants partis (à recueillir auprès de ses services).',
    ],
    terms:
      'À demander par commune du périmètre, pour l’intercommunalité et pour le département, sur les cinq dernières années. Un effectif de 1 à 4 n’est pas communiqué : la Caf le masque, et un second avec lui quand une soustraction le redonnerait.',
  },
  'protection-enfance': {
    sentence:
      'Aucun chiffre public n’existe sur la protection de l’enfance ni sur la protection maternelle et infantile à l’échelle des communes : demandez-le au Département.',
    requestTitle: 'La demande à faire au Département',
    request: [
      'Enfants et jeunes majeurs suivis par l’aide sociale à l’enfance, par type de mesure : à domicile, en accueil.',
      'Informations préoccupantes reçues, et ce qui leur a été donné comme suite.',
      'Enfants de 3-4 ans vus en bilan de santé à l’école maternelle, et part de ceux à voir ; familles visitées à domicile avant et après une naissance.',
      'Lieux de consultation de la protection maternelle et infantile, postes ouverts et postes pourvus.',
    ],
    terms:
      'À demander par commune ou par secteur d’action sociale du périmètre, et pour le département, sur les cinq dernières années. Un effectif de 1 à 4 n’est pas communiqué : le Département le masque, et un second avec lui quand une soustraction le redonnerait.',
  },
  colleges: {
    sentence:
      'Trame n’a pas de chiffre public sur les collèges à l’échelle des communes : demandez-le au Département et à l’académie.',
    requestTitle: 'La demande à faire au Département et à l’académie',
    request: [
      'Collégiens par établissement et par commune de résidence, et leur évolution prévue ; places de chaque collège.',
      'Indice de position sociale de chaque collège, et part d’élèves boursiers par échelon.',
      'Demi-pensionnaires, part de ceux qui paient le tarif le plus bas, et aides à la restauration accordées.',
      'Élèves absents ou sortis sans solution ; élèves en situation de handicap, en Ulis ou non.',
      'Collèges ouverts le soir, le mercredi ou aux vacances : activités, accompagnement à la scolarité, jeunes accueillis.',
    ],
    terms:
      'À demander par collège et par commune du périmètre, et pour le département, sur les cinq dernières années. Un effectif de 1 à 4 n’est pas communiqué : qui le détient le masque, et un second avec lui quand une soustraction le redonnerait.',
  },
}

/** None when some public indicator tells it. @param themeKey of the catalogue */
export function emptyThemeOf(themeKey: string | null): Asked | undefined {
  const key = themesToAsk.find((one) => one === themeKey)
  return key && asked[key]
}
