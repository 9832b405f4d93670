import { beforeAll, describe, expect, test } from 'vitest'
import { processorMs } from '#test/processor-ms.ts'
import { guessedFirst } from './guessed-first.server.ts'
import { type GuessedFirst, ownWordsOf, type PasswordProblem, passwordProblem } from './password-rules.ts'

const given: { lists?: GuessedFirst } = {}
beforeAll(async () => {
  given.lists = await guessedFirst()
})

const ownWords = ownWordsOf([
  'Claire Mousseline',
  'claire.mousseline@ville-gennevilliers.fr',
  'Caf des Hauts-de-Seine',
  'CTG de Gennevilliers',
])
const problem = (password: string, repeated = password) =>
  passwordProblem(password, repeated, ownWords, given.lists ?? expect.unreachable('no lists'))

describe('a password', () => {
  test.each<[string, PasswordProblem]>([
    ['court', 'tooShort'],
    ['x1y2'.repeat(40), 'tooLong'],
    // Among the commonest, and what people add to them.
    ['123456789012', 'common'],
    ['motdepasse123', 'common'],
    ['Motdepasse2026', 'common'],
    ['Azerty123456!', 'monotonous'],
    ['Azerty2026!!!', 'common'],
    ['P@ssw0rd1234', 'common'],
    ['password1234', 'common'],
    ['iloveyou1234', 'common'],
    ['qwertyuiop12', 'common'],
    ['motdepassemotdepasse', 'common'],
    // One word of the language, dressed with digits.
    ['Bonjour2026!!', 'common'],
    ['Marseille1313', 'common'],
    ['Été-2026-2027', 'common'],
    // Her own words.
    ['Claire.Mousseline2026', 'ownWords'],
    ['CL4IRE-mousseline', 'ownWords'],
    ['Gennevilliers2026!', 'ownWords'],
    ['CafGennevilliers92', 'ownWords'],
    ['TrameTrame2026', 'ownWords'],
    ['mousseline-iloveyou', 'ownWords'],
    ['JeSuisClaire92', 'ownWords'],
    ['hautsdeseine1', 'ownWords'],
    // Nothing but a run or a repetition.
    ['aaaaaaaaaaaa', 'monotonous'],
    ['abcabcabcabc', 'monotonous'],
    ['abcdefghijkl', 'monotonous'],
    ['azertyuiopqsdf', 'monotonous'],
    ['kv7kv7kv7kv7', 'monotonous'],
    ['987654321abcdef', 'monotonous'],
  ])('« %s » is refused: %s', (password, why) => {
    expect(problem(password)).toBe(why)
  })

  test.each([
    'un mot de passe assez long',
    'une phrase assez longue',
    'le chat dort au soleil',
    'Chevaux gris du matin',
    'kX9!vbQ2#plmZ',
    'trame verte et soleil d’hiver',
    'claire aime les chevaux gris',
    'vendredi, trois pains longs',
    'correcthorsebatterystaple',
  ])('« %s » may be kept', (password) => {
    expect(problem(password)).toBeUndefined()
  })

  test('is written twice the same', () => {
    expect(problem('le chat dort au soleil', 'le chat dort au soleil.')).toBe('different')
  })

  test('the longest is judged in a moment', () => {
    const longest = ['a1b2'.repeat(32), 'x'.repeat(128), 'abc9'.repeat(32), 'P4r1s-Lyon-M4'.repeat(9)]
    expect(processorMs(() => longest.map((password) => problem(password)))).toBeLessThan(200)
  })
})
