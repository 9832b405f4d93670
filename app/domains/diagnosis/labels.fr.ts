/** Every sentence of the diagnosis slice. Pure. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import type { Tone } from '#app/ui/tone.ts'
import type { FindingKind, FindingStatus, IssueStatus, Position, TestimonyKind } from './diagnosis.ts'
import type { MeasureKind } from './objective.ts'
import type { BirthsHypothesis } from './projection.ts'

const findingKind: Record<FindingKind, string> = {
  strength: 'Atout',
  weakness: 'Faiblesse',
  opportunity: 'Opportunité',
  threat: 'Risque',
}
const findingStatus: Record<FindingStatus, string> = {
  proposed: 'proposé',
  shared: 'partagé',
  withdrawn: 'retiré',
}
const findingStatusTone: Record<FindingStatus, Tone> = { proposed: 'warn', shared: 'ok', withdrawn: 'neutral' }
const position: Record<Position, string> = {
  agreement: 'accord',
  reservation: 'réserve',
  disagreement: 'désaccord',
  'not-asked': 'non sollicitée',
}
const positionChoice: Record<Position, { readonly label: string; readonly hint: string }> = {
  agreement: { label: 'Accord', hint: 'Votre partie partage ce constat tel qu’il est écrit.' },
  reservation: { label: 'Accord avec réserve', hint: 'Le constat est partagé ; la réserve le suit partout.' },
  disagreement: { label: 'Désaccord', hint: 'Le constat reste proposé, avec ce qui fait désaccord.' },
  'not-asked': { label: 'Non sollicitée', hint: 'Ce constat ne concerne pas votre partie.' },
}
const issueStatus: Record<IssueStatus, string> = {
  'to-debate': 'à débattre',
  proposed: 'proposé au copil',
  retained: 'retenu',
  'not-retained': 'non retenu',
}
const issueStatusTone: Record<IssueStatus, Tone> = {
  'to-debate': 'neutral',
  proposed: 'warn',
  retained: 'ok',
  'not-retained': 'neutral',
}
const issueAct: Record<Exclude<IssueStatus, 'retained' | 'not-retained'>, string> = {
  'to-debate': 'Remettre au débat',
  proposed: 'Proposer au copil',
}
const testimonyKind: Record<TestimonyKind, string> = {
  survey: 'Enquête',
  interview: 'Entretien',
  workshop: 'Atelier',
  visit: 'Visite',
  professional: 'Parole de professionnels',
  other: 'Autre recueil',
}
const measureKind: Record<MeasureKind, string> = {
  series: 'Une série partagée',
  indicator: 'Un indicateur public',
  own: 'Une mesure des parties',
  none: 'Non mesurable',
}

export const diagnosisLabels = {
  findingKind,
  findingStatus,
  findingStatusTone,
  position,
  positionChoice,
  issueStatus,
  issueStatusTone,
  issueAct,
  testimonyKind,
  measureKind,
  /** After « naissances ». */
  birthsHypothesis: {
    mean: 'comme la moyenne des trois dernières années',
    constant: 'comme la dernière année connue',
    trend: 'à la tendance',
  } satisfies Record<BirthsHypothesis, string>,
  figures: (count: number) => formatCount(count, 'chiffre'),
  testimonies: (count: number) => formatCount(count, 'témoignage'),
  asked: (on: string) => `lecture demandée le ${formatDay(on)}`,
  askedAgain: (on: string) => `nouvelle lecture demandée le ${formatDay(on)}`,
  priority: (rank: number) => `priorité ${rank}`,
} as const

export const diagnosisRefusals: Readonly<Record<string, string>> = {
  'diagnosis.theme-not-found': 'Ce thème n’existe pas dans cette CTG.',
  'diagnosis.party-not-found': 'Cette partie n’est pas dans cette CTG.',
  'diagnosis.finding-not-found': 'Ce constat n’existe pas dans cette CTG.',
  'diagnosis.issue-not-found': 'Cet enjeu n’existe pas dans cette CTG.',
  'diagnosis.objective-not-found': 'Cet objectif n’existe pas dans cette CTG.',
  'diagnosis.axis-not-found': 'Cet axe n’existe pas dans cette CTG.',
  'diagnosis.testimony-not-found': 'Ce témoignage n’existe pas sur ce thème.',
  'diagnosis.write-reading': 'Chaque partie écrit sa propre lecture : agissez pour elle, ou demandez-la-lui.',
  'diagnosis.ask-reading': 'La coordination et la coopération thématique demandent les lectures.',
  'diagnosis.reading-not-signatory': 'Seules les parties signataires donnent leur lecture des chiffres.',
  'diagnosis.reading-already-asked': 'Cette lecture est déjà demandée à cette partie.',
  'diagnosis.add-testimony': 'Votre rôle ne permet pas d’ajouter un témoignage sur ce thème.',
  'diagnosis.quote-survey':
    'Seule l’équipe de cette enquête, dont le rôle permet d’ajouter un témoignage sur ce thème, peut citer ce texte.',
  'diagnosis.future-day': 'Une date est à corriger.',
  'diagnosis.remove-testimony': 'La partie qui a recueilli ce témoignage peut le retirer.',
  'diagnosis.testimony-used': 'Un constat repose sur ce témoignage : il ne peut pas être retiré.',
  'diagnosis.propose-finding': 'Votre rôle ne permet pas de proposer un constat sur ce thème.',
  'diagnosis.no-figure': 'Un des chiffres choisis n’existe pas pour ce territoire.',
  'diagnosis.no-perimeter': 'Cette CTG n’a pas encore de périmètre : ajoutez ses communes avant de citer des chiffres.',
  'diagnosis.draft-gone':
    'Cette proposition a déjà reçu une réponse, ou ses chiffres ont changé : rechargez la page et relisez-la.',
  'diagnosis.draft-nature': 'Ce que disent ces chiffres n’est ni bon ni mauvais : dites la nature du constat.',
  'diagnosis.draft-not-found': 'Cette proposition n’est plus écartée.',
  'diagnosis.keep-draft': 'Votre rôle ne permet pas de garder une proposition sur ce thème.',
  'diagnosis.contest-draft': 'Une coordination conteste une proposition, pour sa partie.',
  'diagnosis.merge-draft': 'Votre rôle ne permet pas de compléter ce constat.',
  'diagnosis.dismiss-draft': 'Votre rôle ne permet pas d’écarter une proposition sur ce thème.',
  'diagnosis.restore-draft': 'Votre rôle ne permet pas de reprendre une proposition sur ce thème.',
  'diagnosis.update-finding': 'Votre rôle ne permet pas de corriger ce constat.',
  'diagnosis.finding-shared':
    'Ce constat est partagé : ses mots ne changent plus. Une partie peut revenir sur sa position, ou un nouveau constat être proposé.',
  'diagnosis.finding-withdrawn': 'Ce constat a été retiré.',
  'diagnosis.finding-changed':
    'Ce constat a été corrigé depuis que vous l’avez lu : relisez-le, puis donnez votre position.',
  'diagnosis.withdraw-finding': 'La partie qui a proposé ce constat peut le retirer.',
  'diagnosis.shared-not-withdrawn':
    'Ce constat est partagé : il ne se retire que si une partie revient d’abord sur sa position.',
  'diagnosis.give-position': 'Chaque partie donne sa propre position, par sa coordination ou ses membres d’instance.',
  'diagnosis.position-not-signatory': 'Seules les parties signataires donnent une position sur un constat.',
  'diagnosis.no-reason': 'Une réserve ou un désaccord s’explique.',
  'diagnosis.create-issue': 'La coordination et la coopération thématique écrivent les enjeux.',
  'diagnosis.update-issue': 'La coordination et la coopération thématique corrigent les enjeux.',
  'diagnosis.set-issue-status': 'La coordination et la coopération thématique font avancer les enjeux.',
  'diagnosis.issue-needs-decision':
    'Un enjeu devient une priorité par une décision du copil : proposez-le, puis inscrivez-le à l’ordre du jour.',
  'diagnosis.not-retain-issue': 'Les deux coordinations, ou le copil, décident de ne pas retenir un enjeu.',
  'diagnosis.issue-needs-both':
    'Une partie seule n’écarte pas un enjeu : dites pourquoi ; l’autre coordination le confirme, ou le copil le décide.',
  'diagnosis.score-issues':
    'Chaque partie note les enjeux pour elle-même, par sa coordination ou ses membres d’instance.',
  'diagnosis.score-not-sitting':
    'Les enjeux sont notés par les parties qui siègent au copil : la vôtre n’y a pas de siège.',
  'diagnosis.scores-changed':
    'Une personne de votre partie a noté un de ces enjeux entre-temps : relisez ses notes, puis enregistrez les vôtres.',
  'diagnosis.propose-issue-ranks': 'Les coordinations proposent au copil l’ordre des enjeux.',
  'diagnosis.ranks-changed':
    'Un autre ordre a été proposé entre-temps : relisez-le, puis enregistrez celui que vous voulez garder.',
  'diagnosis.issue-not-retained': 'Cet enjeu est déjà non retenu.',
  'diagnosis.no-copil-decision': 'Cette décision n’est pas une décision du copil sur cet enjeu.',
  'diagnosis.issue-decided': 'Le copil a retenu cet enjeu : une autre décision peut le changer.',
  'diagnosis.create-axis': 'La coordination et la coopération thématique organisent les axes.',
  'diagnosis.rename-axis': 'La coordination et la coopération thématique organisent les axes.',
  'diagnosis.axis-under-itself': 'Un axe ne se place pas sous lui-même : choisissez un autre endroit.',
  'diagnosis.axis-not-empty':
    'Cet axe porte encore des objectifs, d’autres axes ou des actions : déplacez-les d’abord, puis retirez-le.',
  'diagnosis.objective-used':
    'Cet objectif sert encore : des actions, une action corrective ou une décision s’y rapportent. Il reste dans le plan.',
  'diagnosis.axis-too-deep': 'Un axe a trois niveaux au plus : choisissez un niveau plus haut.',
  'diagnosis.create-objective': 'La coordination et la coopération thématique écrivent les objectifs.',
  'diagnosis.update-objective': 'La coordination et la coopération thématique corrigent les objectifs.',
  'diagnosis.choose-hypothesis': 'La coordination et la coopération thématique choisissent l’hypothèse d’une cible.',
  'diagnosis.hypothesis-without-coverage':
    'Une hypothèse de naissances se choisit pour une cible de places d’accueil : donnez d’abord cette cible à l’objectif.',
  'diagnosis.measure-incomplete': 'La mesure de cet objectif est à compléter.',
  'diagnosis.create-reference-group':
    'La coordination et la coopération thématique gardent les groupes de comparaison.',
  'diagnosis.remove-reference-group':
    'La coordination et la coopération thématique retirent les groupes de comparaison.',
  'diagnosis.group-not-found': 'Ce groupe n’existe pas dans cette CTG.',
  'diagnosis.members-unknown': 'Des communes sont à préciser.',
  'diagnosis.members-count': 'Un groupe a de 3 à 40 communes.',
  'diagnosis.too-many-groups': 'Cette CTG garde déjà 30 groupes : retirez-en un d’abord.',
  'diagnosis.changed-meanwhile':
    'Une autre personne a enregistré entre-temps : comparez, puis enregistrez ce que vous voulez garder.',
}
