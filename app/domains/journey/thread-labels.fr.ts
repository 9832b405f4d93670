/** Words of the thread and of its holes. Pure. */
import { plural } from '#app/kernel/format.ts'
import type { HoleKind } from './thread.ts'

type HoleWords = {
  readonly one: string
  readonly many: string
  readonly title: string
  readonly path: string
  readonly anchor: string
}

/** `path`: where the thing is mended, before its id; `anchor`: where the list of them is, on the page of the thread. */
export const holeLabels: Readonly<Record<HoleKind, HoleWords>> = {
  'finding-without-element': {
    one: 'constat sans élément d’appui',
    many: 'constats sans élément d’appui',
    title: 'Constats sans élément d’appui',
    path: 'constats',
    anchor: 'constats-sans-element',
  },
  'finding-without-issue': {
    one: 'constat sans enjeu',
    many: 'constats sans enjeu',
    title: 'Constats sans enjeu',
    path: 'constats',
    anchor: 'constats-sans-enjeu',
  },
  'issue-without-finding': {
    one: 'enjeu sans constat',
    many: 'enjeux sans constat',
    title: 'Enjeux sans constat',
    path: 'enjeux',
    anchor: 'enjeux-sans-constat',
  },
  'issue-without-objective': {
    one: 'enjeu sans objectif',
    many: 'enjeux sans objectif',
    title: 'Enjeux sans objectif',
    path: 'enjeux',
    anchor: 'enjeux-sans-objectif',
  },
  'objective-without-issue': {
    one: 'objectif sans enjeu',
    many: 'objectifs sans enjeu',
    title: 'Objectifs sans enjeu',
    path: 'objectifs',
    anchor: 'objectifs-sans-enjeu',
  },
  'objective-without-baseline': {
    one: 'objectif sans valeur de départ',
    many: 'objectifs sans valeur de départ',
    title: 'Objectifs sans valeur de départ',
    path: 'objectifs',
    anchor: 'objectifs-sans-depart',
  },
  'objective-without-action': {
    one: 'objectif sans action',
    many: 'objectifs sans action',
    title: 'Objectifs sans action',
    path: 'objectifs',
    anchor: 'objectifs-sans-action',
  },
  'action-without-objective': {
    one: 'action sans objectif',
    many: 'actions sans objectif',
    title: 'Actions sans objectif',
    path: 'actions',
    anchor: 'actions-sans-objectif',
  },
}

/** « 2 actions sans objectif ». */
export const holeCount = (kind: HoleKind, count: number): string =>
  `${count} ${plural(count, holeLabels[kind].one, holeLabels[kind].many)}`
