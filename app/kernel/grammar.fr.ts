/** What the articles of French are made of. Pure tables. */

export type Start = { readonly article: string; readonly isMasculine?: true; readonly firstWords: RegExp }
const starting = (words: string): RegExp => new RegExp(`^(?:${words})(?![\\p{L}’'-])`, 'u')

/** First word of the name of an organisation, by its article and its gender. */
export const articles: readonly Start[] = [
  {
    article: 'la ',
    firstWords: starting(
      'Caf|Caisse|Ville|Commune|Communauté|Métropole|MSA|Mutualité|CPAM|Carsat|CARSAT|Région|Collectivité|Direction|Mission|Maison|Mairie|Chambre|Préfecture|Fédération|Fondation|Ligue|Société|CC|CA|CU',
    ),
  },
  {
    article: 'le ',
    isMasculine: true,
    firstWords: starting(
      'Département|Conseil|Syndicat|SIVOM|SIVU|CCAS|CIAS|Centre|Comité|Groupement|Pôle|PETR|Pays|Parc|Rectorat|Réseau|Territoire',
    ),
  },
  {
    article: 'l’',
    isMasculine: true,
    firstWords: starting('État|Établissement|EPT|EPCI|Office|Institut|Hôpital|Ensemble'),
  },
  {
    article: 'l’',
    firstWords: starting(
      'Agence|ARS|Association|Académie|Agglo|Agglomération|École|Eurométropole|Inspection|Union|UDAF|Udaf|URSSAF|Urssaf',
    ),
  },
]
