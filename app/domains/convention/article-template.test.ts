import { describe, expect, test } from 'vitest'
import { factsIn, readTokens } from '#app/domains/writing/facts.ts'
import { proposedArticles, visasInForce } from './article-template.fr.ts'

const bodiesOn = (day: string): readonly string[] => proposedArticles(day).map(({ body }) => body)

describe('the articles of a new convention', () => {
  test('are fourteen, each with a text', () => {
    expect(proposedArticles('2026-07-01').map(({ title }) => title)).toEqual([
      'Objet de la convention',
      'Champs d’intervention de la Caf',
      'Champs d’intervention de la collectivité',
      'Objectifs partagés au regard des besoins',
      'Engagements des parties',
      'Gouvernance et modalités de collaboration',
      'Échanges de données',
      'Communication',
      'Suivi et évaluation',
      'Durée',
      'Avenants',
      'Fin de la convention',
      'Recours',
      'Confidentialité',
    ])
    for (const body of bodiesOn('2026-07-01')) expect(body.length).toBeGreaterThan(150)
  })

  test('name facts of the CTG, and no other thing between braces', () => {
    const text = bodiesOn('2026-07-01').join('\n')
    expect(factsIn(text)).toEqual([
      ...['parties', 'territory', 'perimeter', 'themes', 'caf', 'powers', 'axes', 'commitments', 'kept-services'],
      ...['bodies', 'start', 'end', 'duration'],
    ])
    expect(readTokens(text).some((part) => 'text' in part && /[{}]/.test(part.text))).toBe(false)
  })

  test.each(['2015-02-02', '2018-05-24', '2018-05-25', '2025-01-01', '2026-11-28'])(
    'of %s cite no later law, nor say anything twice',
    (day) => {
      const text = [...bodiesOn(day), ...visasInForce(day)].join('\n\n')
      const years = [...text.matchAll(/(?:\(UE\) |n° |du \d+ \p{L}+ )(\d{4})/gu)].map(([, year]) => Number(year))
      expect(years.filter((year) => year > Number(day.slice(0, 4)))).toEqual([])
      expect(text.includes('(UE) 2016/679')).toBe(day >= '2018-05-25')
      expect(text.includes('autorité organisatrice')).toBe(day >= '2025-01-01')
      expect(text.split('6 janvier 1978').length).toBe(2)
      expect(text).not.toMatch(/\[(?:depuis|avant) /)
    },
  )
})
