/** A model of the act by which a signatory approves the version to sign, filled for it; ours, to be checked by whoever uses it. Pure. */
import type { Dossier, DossierSection } from '#app/domains/documents/dossier.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { formatDay } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { slugOf } from '#app/kernel/slug.ts'
import type { ActKind } from '../convention.ts'

export type DeliberationFacts = {
  readonly party: {
    readonly name: string
    readonly kind: PartyKind
    readonly representedBy: string | null
    readonly representedAs: string | null
    readonly actKind: ActKind | null
    readonly session: string | null
  }
  readonly ctgName: string
  readonly territory: string
  readonly period: string
  readonly versionNumber: number
  readonly frozenOn: string
  /** Of its PDF; null while it is being made. */
  readonly sha256: string | null
  readonly visas: readonly string[]
  readonly partyNames: readonly string[]
  readonly madeOn: string
  readonly isDemo: boolean
}

/** By the first words of its name: who deliberates, and the article of the code that says so. */
const councils: readonly (readonly [name: RegExp, council: string, visa: string | null])[] = [
  [
    /^(?:commune|ville|mairie)\b/,
    'conseil municipal',
    'Vu le code général des collectivités territoriales, notamment son article L.2121-29 ;',
  ],
  [
    /^(?:communaute|cc|ca|cu|agglomeration|epci|syndicat)\b/,
    'conseil communautaire',
    'Vu le code général des collectivités territoriales, notamment son article L.5211-1 ;',
  ],
  [
    /^metropole\b/,
    'conseil de la métropole',
    'Vu le code général des collectivités territoriales, notamment son article L.5211-1 ;',
  ],
  [
    /^(?:etablissement public territorial|ept)\b/,
    'conseil de territoire',
    'Vu le code général des collectivités territoriales, notamment son article L.5211-1 ;',
  ],
  [
    /^(?:departement|conseil departemental)\b/,
    'conseil départemental',
    'Vu le code général des collectivités territoriales, notamment son article L.3211-1 ;',
  ],
  [/^(?:caf|caisse|msa|mutualite)\b/, 'conseil d’administration', null],
]

const councilOf = (name: string, kind: PartyKind): { readonly council: string; readonly visa: string | null } => {
  const [, council, visa] = councils.find(([words]) => words.test(plainWords(name))) ?? []
  if (council !== undefined) return { council, visa: visa ?? null }
  return { council: kind === 'caf' ? 'conseil d’administration' : 'organe délibérant', visa: null }
}

const deciders: Readonly<Record<Exclude<ActKind, 'assembly' | 'none'>, string>> = {
  bureau: 'Le bureau',
  commission: 'La commission permanente',
  delegation: 'L’autorité qui a reçu délégation',
}

const titles: Readonly<Record<ActKind, string>> = {
  assembly: 'Projet de délibération',
  bureau: 'Projet de décision du bureau',
  commission: 'Projet de décision de la commission',
  delegation: 'Projet de décision prise par délégation',
  none: 'Projet de décision',
}

const toFill = (what: string): string => `[à compléter : ${what}]`

/** « la maire, Mme X »; says what is to be filled in. */
function signerWords({ representedBy, representedAs }: DeliberationFacts['party']): string {
  const [who, role] = [representedBy?.trim(), representedAs?.trim()]
  if (who && role) return `${who}, ${role},`
  return who || role || toFill('nom et fonction du signataire')
}

const visasSection = (
  { visas, versionNumber, frozenOn }: DeliberationFacts,
  visa: ReturnType<typeof councilOf>['visa'],
): DossierSection => ({
  key: 'visas',
  title: 'Visas',
  blocks: [
    ...[
      ...(visa ? [visa] : []),
      ...visas.filter((line) => !visa || !line.startsWith('Vu le code général des collectivités')),
    ].map((text) => ({ kind: 'paragraph' as const, text })),
    {
      kind: 'paragraph',
      text: `Vu le projet de convention territoriale globale, version ${versionNumber}, figée le ${formatDay(frozenOn)}, annexé au présent acte ;`,
    },
  ],
})

const decisionSection = (
  { party, versionNumber, sha256 }: DeliberationFacts,
  decider: string,
  object: string,
): DossierSection => ({
  key: 'decision',
  title: `${decider}, après en avoir délibéré`,
  blocks: [
    {
      kind: 'paragraph',
      text: `Article 1. Approuve la version ${versionNumber} de la ${object}, telle qu’annexée${sha256 ? `, dont le fichier PDF a pour empreinte SHA-256 : ${sha256}` : ''}.`,
    },
    {
      kind: 'paragraph',
      text: `Article 2. Autorise ${signerWords(party)} à signer cette convention, et tout document nécessaire à son exécution.`,
    },
    { kind: 'paragraph', text: `Vote : ${toFill('pour, contre, abstentions')}` },
    {
      kind: 'paragraph',
      text: `Fait à ${toFill('lieu')}, le ${party.session ? formatDay(party.session) : toFill('date')}`,
    },
    { kind: 'paragraph', text: `Signature : ${toFill('nom et fonction de qui certifie l’acte')}` },
  ],
})

/** A sheet of one page or two, in the words of whoever deliberates. */
export function deliberationModel(facts: DeliberationFacts): Dossier {
  const { party, madeOn, isDemo } = facts
  const { council, visa } = councilOf(party.name, party.kind)
  const kind = party.actKind ?? 'assembly'
  const decider = kind === 'assembly' || kind === 'none' ? `Le ${council}`.replace('Le o', 'L’o') : deciders[kind]
  const object = `convention territoriale globale « ${facts.ctgName} »${facts.period && !facts.ctgName.includes(facts.period) ? ` (${facts.period})` : ''}`
  const article = withArticle(party.name)
  return {
    title: titles[kind],
    subtitle: party.name,
    front: [
      `${kind === 'assembly' || kind === 'none' ? `Séance du ${council}` : decider} : ${party.session ? formatDay(party.session) : toFill('jour de la séance')}`,
      `Numéro : ${toFill('numéro de l’acte')}`,
      `Objet : approbation de la ${object} et autorisation de la signer`,
    ],
    // Its name is already said above the title.
    parties: [],
    madeOn,
    isDemo,
    isSheet: true,
    sections: [
      {
        key: 'notice',
        title: 'Avant de vous en servir',
        blocks: [
          {
            kind: 'note',
            text: 'Ce modèle est proposé par Trame, il n’est pas un modèle national : à vérifier avec votre service juridique et votre Caf. Effacez cette partie et complétez ce qui se lit « [à compléter : …] ».',
          },
        ],
      },
      visasSection(facts, visa),
      {
        key: 'reasons',
        title: 'Considérant',
        blocks: [
          {
            kind: 'paragraph',
            text: `que la convention territoriale globale organise, ${facts.territory ? `pour le territoire « ${facts.territory} », ` : ''}l’action commune des parties suivantes au service des habitants :`,
          },
          { kind: 'list', items: facts.partyNames },
          { kind: 'paragraph', text: `que ${article} en est signataire ;` },
        ],
      },
      decisionSection(facts, decider, object),
    ],
  }
}

export const deliberationFileName = (partyName: string): string => `modele-deliberation-${slugOf(partyName, 80)}.docx`
export const deliberationsFileName = 'modeles-de-deliberation.zip'
