/** Words of the thread and of its holes. Pure. */
import { plural } from '#app/kernel/format.ts'
import type { HoleKind } from './thread.ts'

type HoleWords = { readonly one: string; readonly many: string; readonly title: string; readonly path: string }

/** `path`: where the thing is mended, before its id. */
export const holeLabels: Readonly<Record<HoleKind, HoleWords>> = {
  'finding-without-element': {
    one: 'constat sans élément d’appui',
    many: 'constats sans élément d’appui',
    title: 'Constats sans élément d’appui',
    path: 'constats',
  },
  'finding-without-issue': {
    one: 'constat sans enjeu',
    many: 'constats sans enjeu',
    title: 'Constats sans enjeu',
    path: 'constats',
  },
  'issue-without-finding': {
    one: 'enjeu sans constat',
    many: 'enjeux sans constat',
    title: 'Enjeux sans constat',
    path: 'enjeux',
  },
  'issue-without-objective': {
    one: 'enjeu sans objectif',
    many: 'enjeux sans objectif',
    title: 'Enjeux sans objectif',
    path: 'enjeux',
  },
  'objective-without-issue': {
    one: 'objectif sans enjeu',
    many: 'objectifs sans enjeu',
    title: 'Objectifs sans enjeu',
    path: 'objectifs',
  },
  'objective-without-baseline': {
    one: 'objectif sans valeur de départ',
    many: 'objectifs sans valeur de départ',
    title: 'Objectifs sans valeur de départ',
    path: 'objectifs',
  },
  'objective-without-action': {
    one: 'objectif sans action',
    many: 'objectifs sans action',
    title: 'Objectifs sans action',
    path: 'objectifs',
  },
  'action-without-objective': {
    one: 'action sans objectif',
    many: 'actions sans objectif',
    title: 'Actions sans objectif',
    path: 'actions',
  },
}

/** « 2 actions sans objectif ». */
export const holeCount = (kind: HoleKind, count: number): string =>
  `${count} ${plural(count, holeLabels[kind].one, holeLabels[kind].many)}`
