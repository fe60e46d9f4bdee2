package io.twinstore.postgres.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a sync writes of a client, known to Hibernate by the key on which an upsert conflicts. */
@Entity
@IdClass(UpsertedClient.Key.class)
@Table(name = "clients")
class UpsertedClient {

    /** The key by the names of the fields. */
    record Key(long yclientsId, long companyId) implements Serializable {}

    @Id
    long yclientsId;

    @Id
    long companyId;

    @Nullable
    String name;

    @Nullable
    String phone;

    @Nullable
    String rawPhone;

    @Nullable
    String email;

    @Nullable
    BigDecimal discount;

    String @Nullable [] tags;
    int visitCount;

    @Nullable
    BigDecimal totalSpent;

    @Nullable
    LocalDate lastVisitDate;

    Long @Nullable [] lastServiceIds;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String visitHistory;

    static UpsertedClient of(BenchClient client) {
        var entity = new UpsertedClient();
        entity.yclientsId = client.yclientsId();
        entity.companyId = client.companyId();
        entity.name = client.name();
        entity.phone = client.phone();
        entity.rawPhone = client.rawPhone();
        entity.email = client.email();
        entity.discount = client.discount();
        entity.tags = client.tagArray();
        entity.visitCount = client.visitCount();
        entity.totalSpent = client.totalSpent();
        entity.lastVisitDate = client.lastVisitDate();
        entity.lastServiceIds = client.serviceArray();
        entity.visitHistory = client.visitHistory();
        return entity;
    }
}
