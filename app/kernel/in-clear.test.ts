import { expect, test } from 'vitest'
import { servicesInClear } from './in-clear.ts'

const none = { databaseUrl: undefined, smtpUrl: undefined, s3Url: undefined }

test.each([
  { databaseUrl: 'postgres://trame:secret@base.caf.fr/trame' },
  { databaseUrl: 'postgres://trame:secret@10.0.0.4:5432/trame?sslmode=disable' },
  { databaseUrl: 'postgres://trame:secret@10.0.0.4:5432/trame?sslmode=prefer' },
  { smtpUrl: 'smtp://mail.caf.fr' },
  { smtpUrl: 'smtp://mail.caf.fr:587?requireTLS=false' },
  { s3Url: 'http://cle:secret@s3.interne/seau' },
])('%o may go in clear', (address) => {
  const service = { databaseUrl: 'postgresql', smtpUrl: 'smtp', s3Url: 's3' }[Object.keys(address)[0] ?? '']
  expect(servicesInClear({ ...none, ...address })).toEqual([service])
})

test.each([
  { databaseUrl: 'postgres://trame:secret@base.caf.fr/trame?sslmode=require' },
  { databaseUrl: 'postgresql://trame:secret@base.caf.fr/trame?sslmode=verify-full' },
  { databaseUrl: 'postgres://trame:secret@base.caf.fr/trame?ssl=true' },
  { databaseUrl: 'postgres://trame:secret@localhost/trame' },
  { databaseUrl: 'postgres://trame:secret@[::1]/trame' },
  { databaseUrl: 'postgres:///trame?host=/var/run/postgresql' },
  { smtpUrl: 'smtp://mail.caf.fr:587?requireTLS=true' },
  { smtpUrl: 'smtps://compte:secret@mail.caf.fr' },
  { smtpUrl: 'smtp://mail.caf.fr:465?secure=true' },
  { smtpUrl: 'smtp://127.0.0.1:1025' },
  { s3Url: 'https://cle:secret@s3.fr-par.scw.cloud/seau' },
  { s3Url: 'http://cle:secret@127.0.0.1:9000/seau' },
  {},
])('%o is encrypted, or does not leave the machine', (address) => {
  expect(servicesInClear({ ...none, ...address })).toEqual([])
})

test('several are said together', () => {
  expect(
    servicesInClear({ databaseUrl: 'postgres://base/trame', smtpUrl: 'smtp://mail', s3Url: 'http://s3/seau' }),
  ).toEqual(['postgresql', 'smtp', 's3'])
})
