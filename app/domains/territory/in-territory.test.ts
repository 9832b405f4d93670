import { expect, test } from 'vitest'
import { inTerritory } from './in-territory.fr.ts'
import type { TerritoryKind } from './territory.ts'

test.each<[TerritoryKind, string, string, string]>([
  ['commune', '92036', 'Gennevilliers', 'à Gennevilliers'],
  ['commune', '92002', 'Antony', 'à Antony'],
  ['commune', '76351', 'Le Havre', 'au Havre'],
  ['commune', '93045', 'Les Lilas', 'aux Lilas'],
  ['commune', '17300', 'La Rochelle', 'à La Rochelle'],
  ['commune', '94038', 'L’Haÿ-les-Roses', 'à L’Haÿ-les-Roses'],
  ['departement', 'D46', 'Lot', 'dans le Lot'],
  ['departement', 'D92', 'Hauts-de-Seine', 'dans les Hauts-de-Seine'],
  ['departement', 'D23', 'Creuse', 'dans la Creuse'],
  ['departement', 'D01', 'Ain', 'dans l’Ain'],
  ['departement', 'D49', 'Maine-et-Loire', 'en Maine-et-Loire'],
  ['departement', 'D35', 'Ille-et-Vilaine', 'en Ille-et-Vilaine'],
  ['departement', 'D75', 'Paris', 'à Paris'],
  ['departement', 'D974', 'La Réunion', 'à La Réunion'],
  ['departement', 'D972', 'Martinique', 'en Martinique'],
  ['region', 'R11', 'Île-de-France', 'en Île-de-France'],
  ['region', 'R44', 'Grand Est', 'dans le Grand Est'],
  ['region', 'R32', 'Hauts-de-France', 'dans les Hauts-de-France'],
  ['region', 'R76', 'Occitanie', 'en Occitanie'],
  ['country', 'FR', 'France', 'en France'],
  ['country', 'FX', 'France métropolitaine', 'en France métropolitaine'],
  ['epci', '1', 'CC du Pays de Lamastre', 'dans la communauté de communes du Pays de Lamastre'],
  ['epci', '2', 'CC Cœur de Sologne', 'dans la communauté de communes Cœur de Sologne'],
  ['epci', '3', 'Métropole du Grand Nancy', 'dans la métropole du Grand Nancy'],
  ['epci', '4', 'Bordeaux Métropole', 'à Bordeaux Métropole'],
  ['ept', '5', 'Boucle Nord de Seine', 'dans l’établissement public territorial Boucle Nord de Seine'],
])('%s %s %s: %s', (kind, code, name, said) => {
  expect(inTerritory({ kind, code, name })).toBe(said)
})
