import { describe, expect, test } from 'vitest'
import {
  type ArticleFacts,
  fillArticles,
  fillPlaceholders,
  joinFrench,
  listLines,
  visasInForce,
} from './article-template.fr.ts'

const facts: ArticleFacts = {
  parties: joinFrench(['la Caf des Hauts-de-Seine', 'la Ville de Gennevilliers']),
  caf: 'La Caf des Hauts-de-Seine',
  collectivites: 'la Ville de Gennevilliers',
  territoire: 'Gennevilliers',
  perimetre: 'Gennevilliers (92036)',
  themes: joinFrench(['petite enfance', 'vacances', 'logement et habitat']),
  competences: listLines(['Ville de Gennevilliers : petite enfance, jeunesse']),
  axes: listLines(['Axe 1. Concilier les temps de vie']),
  instances: listLines(['Comité de pilotage, au moins une fois par an']),
  debut: '1er juillet 2026',
  fin: '',
}

describe('the articles of a new convention', () => {
  test('are fourteen, each with a text to check with the Caf', () => {
    const articles = fillArticles(facts, '2026-07-01')
    expect(articles.map(({ title }) => title)).toEqual([
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
    for (const { body, notice } of articles) {
      expect(body.length).toBeGreaterThan(150)
      expect(notice).toMatch(/^À vérifier avec votre Caf/)
    }
  })

  test('carry the facts of the CTG, and show what is not known yet', () => {
    const text = fillArticles(facts, '2026-07-01')
      .map(({ body }) => body)
      .join('\n')
    expect(text).toContain('petite enfance, vacances et logement et habitat')
    expect(text).toContain('prend effet le 1er juillet 2026 et s’achève le [à compléter : date de fin]')
    expect(text).not.toMatch(/\{\w+\}/)
  })

  test.each(['2015-02-02', '2018-05-24', '2018-05-25', '2025-01-01', '2026-11-28'])(
    'of %s cite no later law, nor say anything twice',
    (day) => {
      const text = [...fillArticles(facts, day).map(({ body }) => body), ...visasInForce(day)].join('\n\n')
      const years = [...text.matchAll(/(?:\(UE\) |n° |du \d+ \p{L}+ )(\d{4})/gu)].map(([, year]) => Number(year))
      expect(years.filter((year) => year > Number(day.slice(0, 4)))).toEqual([])
      expect(text.includes('(UE) 2016/679')).toBe(day >= '2018-05-25')
      expect(text.includes('autorité organisatrice')).toBe(day >= '2025-01-01')
      expect(text.split('6 janvier 1978').length).toBe(2)
      expect(text).not.toMatch(/\[(?:depuis|avant) /)
    },
  )

  test('keep braces that name nothing', () => {
    expect(fillPlaceholders('{caf} et {autre}', facts)).toBe('La Caf des Hauts-de-Seine et {autre}')
  })
})

test('a list reads « a, b et c »', () => {
  expect([joinFrench([]), joinFrench(['a']), joinFrench(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b et c'])
})
