import { expect, test } from 'vitest'
import { servicesInClear } from './in-clear.ts'

const none = { databaseUrl: undefined, smtpUrl: undefined, s3Url: undefined }

test.each([
  ['postgres://trame:secret@base.caf.fr/trame', true],
  ['postgres://trame:secret@10.0.0.4:5432/trame?sslmode=disable', true],
  ['postgres://trame:secret@10.0.0.4:5432/trame?sslmode=prefer', true],
  ['postgres://trame:secret@base.caf.fr/trame?sslmode=require', false],
  ['postgresql://trame:secret@base.caf.fr/trame?sslmode=verify-full', false],
  ['postgres://trame:secret@base.caf.fr/trame?ssl=true', false],
  ['postgres://trame:secret@localhost/trame', false],
  ['postgres://trame:secret@[::1]/trame', false],
  ['postgres:///trame?host=/var/run/postgresql', false],
])('PostgreSQL at %s: in clear %s', (databaseUrl, isInClear) => {
  expect(servicesInClear({ ...none, databaseUrl })).toEqual(isInClear ? ['postgresql'] : [])
})

test.each([
  ['smtp://mail.caf.fr', true],
  ['smtp://mail.caf.fr:587?requireTLS=true', false],
  ['smtps://compte:secret@mail.caf.fr', false],
  ['smtp://mail.caf.fr:465?secure=true', false],
  ['smtp://127.0.0.1:1025', false],
])('SMTP at %s: in clear %s', (smtpUrl, isInClear) => {
  expect(servicesInClear({ ...none, smtpUrl })).toEqual(isInClear ? ['smtp'] : [])
})

test.each([
  ['http://cle:secret@s3.interne/seau', true],
  ['https://cle:secret@s3.fr-par.scw.cloud/seau', false],
  ['http://cle:secret@127.0.0.1:9000/seau', false],
])('S3 at %s: in clear %s', (s3Url, isInClear) => {
  expect(servicesInClear({ ...none, s3Url })).toEqual(isInClear ? ['s3'] : [])
})

test('an instance alone on its machine has nothing to say; several are said together', () => {
  expect(servicesInClear(none)).toEqual([])
  expect(
    servicesInClear({ databaseUrl: 'postgres://base/trame', smtpUrl: 'smtp://mail', s3Url: 'http://s3/seau' }),
  ).toEqual(['postgresql', 'smtp', 's3'])
})
