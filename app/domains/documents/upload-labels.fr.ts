/** Sentences about what is sent: places, simultaneous sendings. */
import { sizeLabels } from './size-labels.fr.ts'

export const uploadLabels = {
  bodyTooLarge:
    'Ce qui est envoyé est trop lourd : 1 Mo de texte au plus en une fois. Revenez en arrière, vos mots y sont : partagez-les en plusieurs envois.',
  roomTitle: 'Place des fichiers',
  room: (used: string, most: string): string => `Fichiers de cette CTG\u00a0: ${used} gardés sur ${most}.`,
  roomNearlyFull: (used: string, most: string): string =>
    `La place vient à manquer\u00a0: ${used} de fichiers gardés sur ${most} pour cette CTG. Retirez des fichiers inutiles, ou demandez plus de place à la personne qui administre Trame.`,
  ctgFull: (used: string, most: string): string =>
    `Cette CTG garde déjà ${used} de fichiers sur ${most} : ce fichier n’y tient pas. Retirez des fichiers inutiles, ou demandez plus de place à la personne qui administre Trame.`,
  ctgFilling: (used: string, most: string): string =>
    `Avec les fichiers qui arrivent en ce moment, cette CTG passerait les ${most} qu’elle peut garder (elle en garde déjà ${used}) : rien n’a été gardé de cet envoi. Envoyez moins de fichiers à la fois, retirez des fichiers inutiles, ou demandez plus de place à la personne qui administre Trame.`,
} as const

/** Sentences by code of refusal. */
export const uploadRefusals: Readonly<Record<string, string>> = {
  'documents.sending-too-large': sizeLabels['sending-too-large'],
  'documents.too-many-sendings':
    'Trop de fichiers sont envoyés en ce moment : rien n’est perdu de vos mots, réessayez dans une minute.',
  'documents.no-file-here': 'Aucun fichier n’est attendu ici : rechargez la page et recommencez.',
  'documents.instance-full':
    'La place réservée aux fichiers de Trame est remplie : ce fichier n’a pas été gardé. Prévenez la personne qui administre Trame.',
}
