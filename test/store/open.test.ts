import { describeStore } from '../../src/store/open.ts';

describe('the name of a store', () => {
  it('is the file for SQLite', () => {
    expect(describeStore({ dataDir: 'var' })).toBe('SQLite in var/dalil.db');
  });

  it.each([
    ['mongodb://localhost', 'MongoDB at localhost, database dalil'],
    ['mongodb://localhost:27017/', 'MongoDB at localhost:27017, database dalil'],
    [
      'mongodb://app:s3cret@db1:27017,db2:27017/contact?replicaSet=rs0',
      'MongoDB at db1:27017,db2:27017, database contact',
    ],
    [
      'mongodb+srv://app:p%40ss@cluster.example.org/?retryWrites=true',
      'MongoDB at cluster.example.org, database dalil',
    ],
    ['mongodb://app:with@sign@host/dalil', 'MongoDB at host, database dalil'],
    ['mongodb://app:with?mark@host/dalil', 'MongoDB at an unreadable address'],
    ['mongodb://app:with#and$signs', 'MongoDB at an unreadable address'],
    ['mongodb://[::1]:27017/dalil', 'MongoDB at [::1]:27017, database dalil'],
    ['mongodb://app:with/slash@host/dalil', 'MongoDB at host, database dalil'],
  ])('hides user and password of %s', (mongoUrl, name) => {
    expect(describeStore({ dataDir: 'var', mongoUrl })).toBe(name);
  });
});
