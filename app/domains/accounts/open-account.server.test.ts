import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { createAuth } from './auth.server.ts'
import { openAccount } from './open-account.server.ts'

test('the first account enters with the password shown once; asked again, only the new one enters', async () => {
  const db = await testDatabase()
  const auth = createAuth(db, { url: 'http://localhost:3000', secret: 'a secret of thirty-two characters at least' })
  const account = { email: `${randomUUID()}@exemple.fr`, name: 'Première Personne' }
  const signIn = (password: string) => auth.api.signInEmail({ body: { email: account.email, password } })

  const first = await openAccount(db, account, new Date())
  expect(first.isNew).toBe(true)
  await expect(signIn(first.password)).resolves.toMatchObject({ user: { name: account.name } })

  const second = await openAccount(db, account, new Date())
  expect(second.isNew).toBe(false)
  await expect(signIn(first.password)).rejects.toThrow()
  await expect(signIn(second.password)).resolves.toMatchObject({ user: { email: account.email } })
})
