#!/bin/bash
# MongoDB wants the key of its replica set to be its own and unreadable to others; a secret's file is neither.
set -euo pipefail
install -m 400 -o mongodb -g mongodb /run/secrets/mongo_key /tmp/key
exec docker-entrypoint.sh mongod --replSet dalil --keyFile /tmp/key --bind_ip_all --wiredTigerCacheSizeGB 0.4
